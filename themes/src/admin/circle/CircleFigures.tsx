import { DescriptionList } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { Fact } from "../../shared/Fact";
import { Failure } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";

const STATES = ["active", "pending", "suspended"] as const;

/** No further, so that a large circle is shown as fast as a small one. */
const MOST = 500;

/** How many personas of a circle there are, in all and by what matters of their states; each number leads to its list. */
export const CircleFigures = ({ circle }: { circle: string }) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const paths = usePaths();
  const { data, problem, reload } = useLoad(
    (signal) =>
      Promise.all(
        [undefined, ...STATES].map(async (state) => {
          const { count, more } = await api.get<{
            count: number;
            more: boolean;
          }>("/count", { circle: [circle], state, at_most: MOST }, signal);
          return { state, count: more ? `${count}+` : count };
        }),
      ),
    circle,
  );
  if (problem) {
    return <Failure problem={problem} retry={reload} />;
  }
  return (
    <DescriptionList
      isCompact
      columnModifier={{ default: "2Col", lg: "3Col" }}
      data-testid="circle-figures"
    >
      {data?.map(({ state, count }) => (
        <Fact
          key={state ?? "all"}
          term={
            state ? t(`personas.status.${state}`) : t("personas.circle.all")
          }
        >
          <Link to={paths.list({ circle, ...(state && { state }) })}>
            {count}
          </Link>
        </Fact>
      ))}
    </DescriptionList>
  );
};
