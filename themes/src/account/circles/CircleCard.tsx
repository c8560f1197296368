import {
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  Label,
  LabelGroup,
  type LabelProps,
  Text,
  TextContent,
} from "@patternfly/react-core";
import {
  ClockIcon,
  EnvelopeIcon,
  InboxIcon,
  UsersIcon,
} from "@patternfly/react-icons";
import { type ComponentType, type Ref, useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { usePaths } from "../paths";
import { shownCount } from "./names";
import type { Circle, CountName } from "./types";

type Look = {
  /** The tab of the circle's page where they are. */
  tab?: string;
  color: NonNullable<LabelProps["color"]>;
  icon: ComponentType;
};

const COUNTS = {
  pending: { tab: "requests", color: "gold", icon: InboxIcon },
  ending_soon: { color: "orange", icon: ClockIcon },
  invited: { tab: "invitations", color: "blue", icon: EnvelopeIcon },
  members: { color: "grey", icon: UsersIcon },
} as const satisfies Record<CountName, Look>;

type Props = { circle: Circle; titleOf: (name: string) => string };

/** One circle: what the user manages there, and what waits. */
export const CircleCard = ({ circle, titleOf }: Props) => {
  const { t } = useTranslation();
  const paths = usePaths();
  const id = useId();
  return (
    <Card
      component="li"
      isFullHeight
      aria-labelledby={id}
      data-testid={`circle-${circle.circle}`}
    >
      <CardHeader>
        <CardTitle component="h2" id={id} className="kc-personas-name">
          <Link to={paths.circle(circle.circle)}>{circle.circle}</Link>
        </CardTitle>
        <TextContent className="kc-personas-name">
          <Text component="small">
            {t("personas.circles.manages", {
              titles: circle.titles.map(titleOf).join(", "),
            })}
          </Text>
        </TextContent>
      </CardHeader>
      <CardBody>
        <LabelGroup numLabels={4} aria-labelledby={id}>
          {(Object.entries(COUNTS) as [CountName, Look][])
            .filter(([name]) => name === "members" || circle[name])
            .map(([name, look]) => (
              <CountLabel
                key={name}
                look={look}
                text={t(`personas.circles.count.${name}`, {
                  count: circle[name] ?? 0,
                  number: shownCount(circle, name),
                })}
                path={paths.circle(circle.circle, look.tab)}
              />
            ))}
        </LabelGroup>
      </CardBody>
    </Card>
  );
};

type LabelOfProps = { look: Look; text: string; path: string };

/** A number that leads to what it counts. */
const CountLabel = ({ look, text, path }: LabelOfProps) => {
  const { color, icon: Icon } = look;
  return (
    <Label
      color={color}
      icon={<Icon />}
      render={({ className, content, componentRef }) => (
        <Link
          to={path}
          className={className}
          ref={componentRef as Ref<HTMLAnchorElement>}
        >
          {content}
        </Link>
      )}
    >
      {text}
    </Label>
  );
};
