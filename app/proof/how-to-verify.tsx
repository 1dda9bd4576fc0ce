import { paths } from "~/app/paths";

/** In plain words what the register proves, what it does not, and how to check it. */
export function HowToVerify({ slug, origin }: { slug: string; origin: string }) {
  const address = origin + paths.consultation(slug);
  return (
    <div className="prose">
      <p>
        每收到一条意见，就由它的文字、态度、条款、收到的时间和一个随机数算出一个指纹，按列入的先后记进登记册。全部指纹再两两合并，算出一个“树根”，由本网站签名公布。任何一条意见被改动、删掉、插入或者换了次序，树根都会不一样。
      </p>
      <p>
        不公开的意见也在登记册里，但只有指纹：没有随机数，就不能用猜的办法从指纹查出写了什么；登记册里没有姓名和联系方式，也没有回执号。公开的意见连同随机数一起给出，谁都可以重算它的指纹。
      </p>
      <p>有回执的人，可以在回执页上看到自己的意见是第几号，并保存回执文件。</p>
      <p>会用命令行的人，可以取来本系统的程序，在自己的电脑上核对全部登记：</p>
      <pre className="command">{`npm run -s verify -- ${address} --save 登记册.json`}</pre>
      <p>
        过些时候再核对一次，加上 <code className="digest">--since 登记册.json</code>
        ，就能看出这期间有没有哪一条被动过。把树根抄下来、存下来或者转发出去，也是一样的道理：登记册从此不能再改而不被发现。
      </p>
    </div>
  );
}
