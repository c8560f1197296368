import {
  Button,
  Title,
  ToggleGroup,
  ToggleGroupItem,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { AngleLeftIcon, AngleRightIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { localDay } from "../../shared/zonedTime";
import { usePaths } from "../paths";
import { useAccess } from "../useAccess";
import { periodName, stepped, VIEWS } from "./period";
import { PersonaFilter } from "./PersonaFilter";
import type { OwnPersonas } from "./useOccurrences";
import type { Shown } from "./useView";

/** Which time is shown and how, and the ways to something new. */
export const CalendarToolbar = ({
  shown,
  personas,
}: {
  shown: Shown;
  personas: OwnPersonas;
}) => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const { manageCalendar } = useAccess();
  const { view, day, firstDay, show, searchOf } = shown;

  return (
    <Toolbar inset={{ default: "insetNone" }} className="kc-personas-calendar">
      <ToolbarContent>
        {manageCalendar && (
          <ToolbarItem>
            <Button onClick={() => void navigate(paths.newEvent + searchOf())}>
              {t("personas.calendar.create")}
            </Button>
          </ToolbarItem>
        )}
        <ToolbarItem>
          <Button
            variant="secondary"
            onClick={() => void navigate(paths.exchange + searchOf())}
          >
            {t("personas.calendar.exchange.title")}
          </Button>
        </ToolbarItem>
        <ToolbarItem align={{ default: "alignRight" }}>
          <ToggleGroup aria-label={t("personas.calendar.view")}>
            {VIEWS.map((name) => (
              <ToggleGroupItem
                key={name}
                buttonId={`calendar-view-${name}`}
                text={t(`personas.calendar.views.${name}`)}
                isSelected={view === name}
                onChange={() => show({ view: name })}
              />
            ))}
          </ToggleGroup>
        </ToolbarItem>
      </ToolbarContent>
      <ToolbarContent>
        <ToolbarItem spacer={{ default: "spacerNone" }}>
          <Button
            variant="plain"
            aria-label={t("personas.calendar.before")}
            onClick={() => show({ date: stepped(view, day, -1) })}
          >
            <AngleLeftIcon className="kc-personas-mirrored" />
          </Button>
        </ToolbarItem>
        <ToolbarItem>
          <Button
            variant="plain"
            aria-label={t("personas.calendar.after")}
            onClick={() => show({ date: stepped(view, day, 1) })}
          >
            <AngleRightIcon className="kc-personas-mirrored" />
          </Button>
        </ToolbarItem>
        <ToolbarItem>
          <Button
            variant="secondary"
            onClick={() => show({ date: localDay(new Date()) })}
          >
            {t("personas.calendar.today")}
          </Button>
        </ToolbarItem>
        <ToolbarItem alignSelf="center">
          <Title
            headingLevel="h2"
            size="lg"
            aria-live="polite"
            data-testid="calendar-period"
          >
            {periodName(view, day, firstDay, i18n.language)}
          </Title>
        </ToolbarItem>
        <ToolbarItem align={{ default: "alignRight" }}>
          <PersonaFilter shown={shown} personas={personas} />
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
};
