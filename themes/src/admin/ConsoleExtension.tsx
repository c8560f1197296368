import { Outlet } from "react-router-dom";
import { AlertsProvider } from "../shared/Alerts";
import { HelpBehindButton } from "../shared/form/FieldShell";
import { NotSetUpContext } from "../shared/States";
import { PendingProvider } from "./api/usePending";
import { ClientWhy } from "./client/ClientWhy";
import { NavigationItem } from "./NavigationItem";
import { NotSetUp } from "./setup/NotSetUp";

/**
 * Stands between the stock console's frame and its pages, so that it is there on every page. Messages are shown here,
 * so that what a page says about its last act outlives the page.
 */
export const ConsoleExtension = () => (
  <AlertsProvider>
    <PendingProvider>
      <NavigationItem />
      <ClientWhy />
      <NotSetUpContext.Provider value={<NotSetUp />}>
        <HelpBehindButton.Provider value={true}>
          <Outlet />
        </HelpBehindButton.Provider>
      </NotSetUpContext.Provider>
    </PendingProvider>
  </AlertsProvider>
);
