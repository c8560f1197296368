import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  CardTitle,
  Flex,
  Label,
  Stack,
  StackItem,
  Text,
  TextContent,
} from "@patternfly/react-core";
import { CheckIcon } from "@patternfly/react-icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Persona } from "../../shared/api/types";
import { NextWindow } from "../../shared/NextWindow";
import { StatusLabel } from "../../shared/StatusLabel";
import { useAccess } from "../useAccess";
import { PersonaMenu } from "./PersonaMenu";
import { useNames } from "./useNames";
import { ValidityBar } from "./ValidityBar";
import { WhatNext } from "./WhatNext";

type Props = {
  persona: Persona;
  selected: boolean;
  busy: boolean;
  onWork: () => void;
  onStop: () => void;
  onSwitch: (status: "active" | "inactive") => void;
  onDelete: () => void;
};

/** In a colour of PatternFly, which follows the scheme. */
const SELECTED = {
  boxShadow:
    "inset 0 3px 0 var(--pf-v5-global--active-color--100), var(--pf-v5-global--BoxShadow--sm)",
};

/** One persona: what it is, whether it can be used and for how long, and the way to use it. */
export const PersonaCard = ({
  persona,
  selected,
  busy,
  onWork,
  onStop,
  onSwitch,
  onDelete,
}: Props) => {
  const { t } = useTranslation();
  const { manage } = useAccess();
  const names = useNames();
  const id = useId();

  return (
    <Card
      component="li"
      isFullHeight
      style={selected ? SELECTED : {}}
      aria-labelledby={id}
      data-testid={`persona-${persona.title}-${persona.circle}`}
    >
      <CardHeader
        actions={{
          actions: (
            <PersonaMenu
              persona={persona}
              onSwitch={onSwitch}
              onDelete={onDelete}
            />
          ),
        }}
      >
        <CardTitle component="h2" id={id} className="kc-personas-name">
          {names.title(persona.title)}
        </CardTitle>
        <TextContent className="kc-personas-name">
          <Text component="small">{persona.circle}</Text>
        </TextContent>
      </CardHeader>
      <CardBody>
        <Stack hasGutter>
          <StackItem>
            <Flex gap={{ default: "gapSm" }}>
              <StatusLabel persona={persona} />
              {selected && (
                <Label color="blue" icon={<CheckIcon />}>
                  {t("personas.account.selected")}
                </Label>
              )}
            </Flex>
            <NextWindow persona={persona} />
          </StackItem>
          <StackItem>
            <ValidityBar persona={persona} />
          </StackItem>
          <WhatNext persona={persona} />
        </Stack>
      </CardBody>
      {manage && persona.active && (
        <CardFooter>
          <Button
            variant={selected ? "secondary" : "primary"}
            isDisabled={busy}
            isLoading={busy}
            onClick={selected ? onStop : onWork}
            aria-describedby={id}
          >
            {t(selected ? "personas.account.stop" : "personas.account.work")}
          </Button>
        </CardFooter>
      )}
    </Card>
  );
};
