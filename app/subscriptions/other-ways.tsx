import { paths } from "~/app/paths";
import { Heading } from "~/app/ui/heading";

/** Ways to be told that need no address. */
export function OtherWays({ consultation }: { consultation: string | null }) {
  return (
    <section className="section stack" aria-labelledby="other-ways">
      <Heading level={2} id="other-ways">
        不留邮箱的办法
      </Heading>
      <ul className="action-rows">
        {consultation ? (
          <>
            <li>
              <a href={paths.feeds.deadline(consultation)}>把截止时间加入日历</a>
              <span className="quiet">截止前一天提醒</span>
            </li>
            <li>
              <a href={paths.feeds.consultation(consultation)}>这项征求意见的消息源</a>
              <span className="quiet">用阅读器订阅（Atom）</span>
            </li>
          </>
        ) : null}
        <li>
          <a href={paths.feeds.deadlines()}>全部截止时间的日历</a>
          <span className="quiet">在日历软件里订阅这个网址（iCalendar）</span>
        </li>
        <li>
          <a href={paths.feeds.all()}>全站的消息源</a>
          <span className="quiet">用阅读器订阅（Atom）</span>
        </li>
      </ul>
    </section>
  );
}
