import {
  Button,
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  Pagination,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { SyncAltIcon } from "@patternfly/react-icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isNotSetUp } from "../../shared/api/problem";
import { Failure, Loading } from "../../shared/States";
import { usePaths } from "../api/paths";
import type { BulkAction, OwnedPersona } from "../api/types";
import { useMayManage } from "../api/useMayManage";
import { LinkButton } from "../parts/LinkButton";
import { NotSetUp } from "../setup/NotSetUp";
import { BulkDialog } from "./BulkDialog";
import { Filters } from "./Filters";
import { NoPersonas } from "./NoPersonas";
import { PersonaTable } from "./PersonaTable";
import { useListQuery } from "./useListQuery";
import { usePersonas } from "./usePersonas";

const BULK: BulkAction[] = ["suspend", "activate", "extend", "delete"];

type Order = { action: BulkAction; personas: OwnedPersona[] };

/** The realm's personas, or those of one user. */
export const PersonaList = ({ user }: { user?: string }) => {
  const { t } = useTranslation();
  const paths = usePaths();
  const manage = useMayManage(user);
  const { query, change, filtered, clear } = useListQuery();
  const { data, problem, loading, reload } = usePersonas(query, user);
  const [selected, setSelected] = useState(new Set<string>());
  const [order, setOrder] = useState<Order>();
  const [open, setOpen] = useState(false);

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
  if (data.count === 0 && !filtered) {
    return <NoPersonas user={user} manage={manage} />;
  }
  const chosen = data.personas.filter(({ id }) => selected.has(id));
  const finish = (changed: boolean) => {
    setOrder(undefined);
    if (changed) {
      setSelected(new Set());
      reload();
    }
  };

  const pages = {
    itemCount: data.count,
    page: Math.floor(query.first / query.max) + 1,
    perPage: query.max,
    onSetPage: (_event: unknown, page: number) =>
      change({ first: (page - 1) * query.max }),
    onPerPageSelect: (_event: unknown, max: number) => change({ max }),
  };

  return (
    <>
      <Toolbar
        clearAllFilters={clear}
        clearFiltersButtonText={t("personas.filter.clear")}
        collapseListedFiltersBreakpoint="xl"
      >
        <ToolbarContent>
          <Filters query={query} change={change} />
        </ToolbarContent>
        <ToolbarContent>
          {manage && (
            <>
              <ToolbarItem>
                <LinkButton to={paths.create(user)}>
                  {t("personas.create.action")}
                </LinkButton>
              </ToolbarItem>
              <ToolbarItem>
                <Dropdown
                  isOpen={open}
                  onOpenChange={setOpen}
                  onSelect={() => setOpen(false)}
                  toggle={(ref) => (
                    <MenuToggle
                      ref={ref}
                      isExpanded={open}
                      isDisabled={chosen.length === 0}
                      onClick={() => setOpen(!open)}
                    >
                      {t("personas.list.bulk", { count: chosen.length })}
                    </MenuToggle>
                  )}
                >
                  <DropdownList>
                    {BULK.map((action) => (
                      <DropdownItem
                        key={action}
                        onClick={() => setOrder({ action, personas: chosen })}
                      >
                        {t(`personas.action.${action}`)}
                      </DropdownItem>
                    ))}
                  </DropdownList>
                </Dropdown>
              </ToolbarItem>
            </>
          )}
          <ToolbarItem>
            <Button
              variant="link"
              icon={<SyncAltIcon />}
              onClick={reload}
              data-testid="refresh"
            >
              {t("personas.list.refresh")}
            </Button>
          </ToolbarItem>
          <ToolbarItem variant="pagination">
            <Pagination {...pages} isCompact />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {data.count === 0 ? (
        <NoPersonas user={user} manage={manage} onClear={clear} />
      ) : (
        <PersonaTable
          personas={data.personas}
          sort={query.sort}
          onSort={(sort) => change({ sort })}
          selected={selected}
          onSelect={setSelected}
          onAction={
            manage
              ? (action, personas) => setOrder({ action, personas })
              : undefined
          }
          withUser={!user}
        />
      )}
      {data.count > query.max && <Pagination {...pages} variant="bottom" />}
      {order && <BulkDialog {...order} onDone={finish} />}
    </>
  );
};

/** Where the last page begins. */
function lastPage(count: number, max: number): number {
  return count === 0 ? 0 : Math.floor((count - 1) / max) * max;
}
