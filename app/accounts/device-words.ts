/** What a person calls the device behind a User-Agent: Edge 浏览器，Windows. */
export function deviceWords(agent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  if (!browser && !system) return agent.slice(0, 60) || "未知设备";
  return [browser ? `${browser}浏览器` : "", system ?? ""].filter(Boolean).join("，");
}

/** In this order: every later one is also named in the agents of earlier ones. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, "微信"],
  [/Edg\//, "Edge "],
  [/QQBrowser/, "QQ "],
  [/360SE|QihooBrowser/, "360 "],
  [/Firefox\//, "Firefox "],
  [/Chrome\//, "Chrome "],
  [/Safari\//, "Safari "],
];

const SYSTEMS: [RegExp, string][] = [
  [/Windows/, "Windows"],
  [/HarmonyOS|OpenHarmony/, "鸿蒙"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];
