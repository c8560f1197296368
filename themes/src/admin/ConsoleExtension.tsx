import { Outlet } from "react-router-dom";
import { NavigationItem } from "./NavigationItem";

/** Stands between the stock console's frame and its pages, so that it is there on every page. */
export const ConsoleExtension = () => (
  <>
    <NavigationItem />
    <Outlet />
  </>
);
