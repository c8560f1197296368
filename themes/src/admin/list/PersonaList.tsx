import {
  Pagination,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Query } from "../../shared/api/http";
import { isNotSetUp } from "../../shared/api/problem";
import { Failure, Loading } from "../../shared/States";
import type { BulkAction, OwnedPersona } from "../api/types";
import { useMayManage } from "../api/useMayManage";
import { usePending } from "../api/usePending";
import { usePermissions } from "../api/usePermissions";
import { NotSetUp } from "../setup/NotSetUp";
import { BulkDialog } from "./BulkDialog";
import { CopyLink } from "./CopyLink";
import { DownloadTable } from "./DownloadTable";
import { Filters } from "./Filters";
import { ListActions } from "./ListActions";
import { NoPersonas } from "./NoPersonas";
import { PersonaTable } from "./PersonaTable";
import { apiFilters, useListQuery } from "./useListQuery";
import { usePageTitles } from "./usePageTitles";
import { usePersonas } from "./usePersonas";
import { useSelection } from "../../shared/useSelection";

type Order = {
  action: BulkAction;
  personas: OwnedPersona[];
  /** All that these filters find, instead of those. */
  matching?: { filters: Query; count: number };
};

type Props = {
  /** Only this user's. */
  user?: string;
  /** Only those that wait for approval. */
  requests?: boolean;
};

/** The realm's personas, those of one user, or those that wait for approval. */
export const PersonaList = ({ user, requests = false }: Props) => {
  const { t } = useTranslation();
  const manage = useMayManage(user);
  const pending = usePending();
  const { viewAll } = usePermissions();
  const { query, change, filtered, clear } = useListQuery(requests);
  const { data, problem, loading, reload } = usePersonas(query, user);
  const filters = apiFilters(query, user);
  const {
    selection,
    pick,
    selectAll,
    clear: unselect,
  } = useSelection<OwnedPersona>(
    JSON.stringify([
      query.search,
      query.title,
      query.circle,
      query.state,
      query.expiring,
    ]),
  );
  const [order, setOrder] = useState<Order>();
  const titles = usePageTitles();

  // A page beyond the last, as after the last row of the last page is deleted: the last page that there is.
  const isBeyond =
    !loading && data && data.personas.length === 0 && query.first > 0;
  const last = lastPage(data?.count ?? 0, query.max);
  useEffect(() => {
    if (isBeyond) {
      change({ first: last });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isBeyond, last]);

  if (problem) {
    return isNotSetUp(problem) ? (
      <NotSetUp onChanged={reload} />
    ) : (
      <Failure problem={problem} retry={reload} />
    );
  }
  if (!data || isBeyond) {
    return <Loading />;
  }
  const { count } = data;
  const none = (
    <NoPersonas
      user={user}
      requests={requests}
      manage={manage}
      {...(filtered ? { onClear: clear } : {})}
    />
  );
  if (count === 0 && !filtered) {
    return none;
  }
  const refresh = () => {
    reload();
    pending.refresh();
  };
  const finish = (changed: boolean) => {
    setOrder(undefined);
    if (changed) {
      unselect();
      reload();
    }
  };

  const pages = {
    itemCount: count,
    page: Math.floor(query.first / query.max) + 1,
    perPage: query.max,
    titles,
    onSetPage: (_event: unknown, page: number) =>
      change({ first: (page - 1) * query.max }),
    onPerPageSelect: (_event: unknown, max: number) => change({ max }),
  };

  return (
    <>
      <Toolbar
        className="kc-personas-toolbar"
        inset={{ default: "insetNone" }}
        clearAllFilters={clear}
        clearFiltersButtonText={t("personas.filter.clear")}
      >
        <ToolbarContent>
          <Filters query={query} change={change} requests={requests} />
          <ListActions
            user={user}
            requests={requests}
            manage={manage}
            selected={selection.all ? count : selection.picked.size}
            found={count}
            onAction={(action) =>
              setOrder({
                action,
                personas: [...selection.picked.values()],
                ...(selection.all ? { matching: { filters, count } } : {}),
              })
            }
            onSelectAll={selectAll}
            onClear={unselect}
            onRefresh={refresh}
          />
          <ToolbarItem spacer={{ default: "spacerNone" }}>
            <CopyLink />
          </ToolbarItem>
          {viewAll && (
            <ToolbarItem>
              <DownloadTable filters={filters} sort={query.sort} />
            </ToolbarItem>
          )}
          <ToolbarItem variant="pagination">
            <Pagination {...pages} isCompact />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {count === 0 ? (
        none
      ) : (
        <PersonaTable
          personas={data.personas}
          sort={query.sort}
          onSort={(sort) => change({ sort })}
          isSelected={({ id }) => selection.all || selection.picked.has(id)}
          onSelect={(personas, on) =>
            // Of all, one page stays when something of it is taken away.
            selection.all && !on
              ? pick(
                  data.personas.filter((one) => !personas.includes(one)),
                  true,
                )
              : pick(personas, on)
          }
          onAction={
            manage
              ? (action, personas) => setOrder({ action, personas })
              : undefined
          }
          withUser={!user}
          requests={requests}
        />
      )}
      {count > query.max && <Pagination {...pages} variant="bottom" />}
      {order && <BulkDialog {...order} onDone={finish} />}
    </>
  );
};

/** Where the last page begins. */
function lastPage(count: number, max: number): number {
  return count === 0 ? 0 : Math.floor((count - 1) / max) * max;
}
