export default function Home() {
  return <main id="main"><h1>逐条征求意见</h1></main>;
}
