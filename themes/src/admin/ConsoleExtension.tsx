import { Outlet } from "react-router-dom";
import { AlertsProvider } from "../shared/Alerts";
import { NavigationItem } from "./NavigationItem";

/**
 * Stands between the stock console's frame and its pages, so that it is there on every page. Messages are shown here,
 * so that what a page says about its last act outlives the page.
 */
export const ConsoleExtension = () => (
  <AlertsProvider>
    <NavigationItem />
    <Outlet />
  </AlertsProvider>
);
