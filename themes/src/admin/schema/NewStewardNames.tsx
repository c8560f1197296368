import { List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { NewStewards } from "./useSchemaDraft";

/** Who would come to manage others by the new schema. */
export const NewStewardNames = ({ stewards }: { stewards: NewStewards }) => {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("personas.schema.newStewards.text")}</p>
      <List className="pf-v5-u-my-md">
        {Object.entries(stewards).map(([name, { count, usernames }]) => (
          <ListItem key={name}>
            {t("personas.schema.newStewards.count", {
              title: name,
              count,
            })}
            {usernames.length > 0 && (
              <>
                {": "}
                {usernames.join(", ")}
                {count > usernames.length && " …"}
              </>
            )}
          </ListItem>
        ))}
      </List>
    </>
  );
};
