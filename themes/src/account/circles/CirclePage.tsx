import { Badge, Flex, FlexItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { namesOf } from "../../shared/names";
import { Empty, Failure, Loading } from "../../shared/States";
import { SubTabs } from "../../shared/SubTabs";
import { useLoad } from "../../shared/useLoad";
import { SubPage } from "../edit/SubPage";
import { usePaths } from "../paths";
import { sharedSchema } from "../sharedSchema";
import { useHttp } from "../useHttp";
import { listCircles } from "./api";
import { CircleInvitations } from "./CircleInvitations";
import { Members } from "./Members";
import { shownCount } from "./names";
import { Requests } from "./Requests";
import type { Circle, CountName } from "./types";

/** One circle: who belongs to it, who wants to, and who is asked to. */
export const CirclePage = () => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const paths = usePaths();
  const [parameters] = useSearchParams();
  const name = parameters.get("name") ?? "";
  const { data, problem, reload } = useLoad(async (signal) => {
    const schema = await sharedSchema(http, i18n.language);
    const circles = await listCircles(http, schema, signal);
    return { circle: circles.find((one) => one.circle === name), schema };
  }, `${name} ${i18n.language}`);
  const parent = { title: t("personas.circles.title"), path: paths.circles };

  if (problem || !data?.circle) {
    return (
      <SubPage title={name} parent={parent}>
        {problem ? (
          <Failure problem={problem} retry={reload} />
        ) : data ? (
          <Empty
            title={t("personas.circles.notManaged")}
            text={t("personas.circles.notManagedText")}
          />
        ) : (
          <Loading />
        )}
      </SubPage>
    );
  }
  const { circle, schema } = data;
  const names = namesOf(schema);
  const titles = circle.titles.map((title) => ({
    value: title,
    label: names.title(title),
  }));
  const common = { circle, titles, names, onChanged: reload };
  return (
    <SubPage
      title={circle.circle}
      description={t("personas.circles.manages", {
        titles: titles.map(({ label }) => label).join(", "),
      })}
      parent={parent}
    >
      <SubTabs
        key={name}
        label={circle.circle}
        parameter="tab"
        among={{ name }}
        tabs={[
          {
            name: "members",
            title: t("personas.circles.members"),
            page: <Members {...common} schema={schema} />,
          },
          {
            name: "requests",
            title: (
              <Counted circle={circle} name="pending">
                {t("personas.circles.requests")}
              </Counted>
            ),
            page: <Requests {...common} />,
          },
          ...(schema.invitations
            ? [
                {
                  name: "invitations",
                  title: (
                    <Counted circle={circle} name="invited">
                      {t("personas.invitations.title")}
                    </Counted>
                  ),
                  page: <CircleInvitations {...common} schema={schema} />,
                },
              ]
            : []),
        ]}
      />
    </SubPage>
  );
};

type CountedProps = { circle: Circle; name: CountName; children: ReactNode };

/** The name of a tab with how many there are; nothing where there is none. */
const Counted = ({ circle, name, children }: CountedProps) => (
  <Flex
    component="span"
    display={{ default: "inlineFlex" }}
    spaceItems={{ default: "spaceItemsSm" }}
  >
    <FlexItem component="span">{children}</FlexItem>
    {Boolean(circle[name]) && (
      <FlexItem component="span">
        <Badge>{shownCount(circle, name)}</Badge>
      </FlexItem>
    )}
  </Flex>
);
