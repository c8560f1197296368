import {
  Card,
  CardBody,
  Gallery,
  GalleryItem,
  Text,
  TextContent,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router-dom";
import { Empty, Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { usePaths } from "../api/paths";
import type { Statistics } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { useNames } from "../api/useSchemaView";
import { LinkButton } from "../parts/LinkButton";
import { AssessmentFigures } from "./AssessmentFigures";
import { type Bar, BarList } from "./BarList";
import { OverTime } from "./OverTime";
import { rangeOf } from "./periods";

/** The realm's personas in figures; each leads to the personas that it counts. */
export const Insights = () => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const paths = usePaths();
  const names = useNames();
  const [parameters, setParameters] = useSearchParams();
  const asked = rangeOf(parameters.get("days"));
  const loaded = useLoad(
    async (signal) => ({
      range: asked,
      figures: await api.get<Statistics>(
        "/stats",
        { days: asked.days, ahead: asked.days },
        signal,
      ),
    }),
    `stats ${asked.days}`,
  );
  const { problem, reload } = loaded;
  const data = loaded.data?.figures;

  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  if (!loaded.data || !data) {
    return <Loading />;
  }
  if (data.total === 0) {
    return (
      <Empty title={t("personas.empty.title")} text={t("personas.empty.text")}>
        <LinkButton to={paths.create()}>
          {t("personas.create.action")}
        </LinkButton>
      </Empty>
    );
  }
  const rest = (count: number): Bar[] =>
    count > 0 ? [{ label: t("personas.insights.other"), count }] : [];
  const { active, ...others } = data.by_status;
  const states = {
    scheduled: active - data.active_now,
    active: data.active_now,
    ...others,
  };
  const statuses = Object.entries(states).map(([state, count]) => ({
    label: t(`personas.status.${state}`),
    count,
    to: paths.list({ state }),
  }));
  const titles = data.by_title.map(({ title, count }) => ({
    label: names.title(title),
    count,
    to: paths.list({ title }),
  }));
  const circles = data.by_circle.map(({ circle, count }) => ({
    label: circle,
    count,
    to: paths.list({ circle }),
  }));
  const expiring = Object.entries(data.expiring).map(([days, count]) => ({
    label: t("personas.filter.days", { count: Number(days) }),
    count,
    to: paths.list({ expiring: days }),
  }));

  return (
    <>
      <Card isCompact isPlain>
        <CardBody>
          <TextContent>
            <Text component="p">
              {t("personas.insights.summary", {
                personas: t("personas.insights.personas", {
                  count: data.total,
                }),
                users: t("personas.insights.users", { count: data.users }),
                active: data.active_now,
              })}
            </Text>
          </TextContent>
        </CardBody>
      </Card>
      <Gallery hasGutter minWidths={{ default: "300px", xl: "420px" }}>
        <GalleryItem>
          <BarList
            title={t("personas.insights.byStatus")}
            bars={statuses}
            total={data.total}
          />
        </GalleryItem>
        <GalleryItem>
          <BarList
            title={t("personas.insights.expiring")}
            bars={expiring}
            total={active}
          />
        </GalleryItem>
        <GalleryItem>
          <BarList
            title={t("personas.insights.byTitle")}
            bars={[...titles, ...rest(data.other.by_title)]}
            total={data.total}
          />
        </GalleryItem>
        <GalleryItem>
          <BarList
            title={t("personas.insights.byCircle")}
            bars={[...circles, ...rest(data.other.by_circle)]}
            total={data.total}
          />
        </GalleryItem>
      </Gallery>
      <OverTime
        data={data}
        range={loaded.data.range}
        onRange={({ days }) =>
          setParameters({ days: String(days) }, { replace: true })
        }
      />
      <AssessmentFigures />
    </>
  );
};
