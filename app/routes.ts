import { flatRoutes } from "@remix-run/fs-routes";
import type { RouteConfigEntry } from "@remix-run/route-config";

/**
 * An address has one spelling: with capitals in its fixed parts it leads nowhere. The framework
 * forgets this of index routes; one with a path of its own need not be one.
 */
const inOneSpelling = ({ index, ...route }: RouteConfigEntry): RouteConfigEntry => ({
  ...route,
  index: index && route.path === undefined,
  caseSensitive: true,
  children: route.children?.map(inOneSpelling),
});

export default flatRoutes({ ignoredRouteFiles: ["**/*.test.*"] }).then((routes) =>
  routes.map(inOneSpelling),
);
