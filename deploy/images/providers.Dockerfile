# The JARs alone, for an init container that lays them into the providers folder of any Keycloak: docs/containers.md.
ARG BUSYBOX_IMAGE=busybox:1.37.0@sha256:9db7b59979c38555a39def84a31fb98b5296952f9e3afd4f6f11f05b07adfab0
FROM ${BUSYBOX_IMAGE}
LABEL org.opencontainers.image.title="Keycloak Personas: JARs" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="https://github.com/keycloak-personas/keycloak-personas"
COPY deploy/images/copy-providers /bin/copy-providers
COPY persona-spi/target/keycloak-personas-*.jar /providers/keycloak-personas.jar
COPY themes/target/keycloak-personas-themes-*.jar /providers/keycloak-personas-themes.jar
COPY persona-api-page/target/keycloak-personas-api-page-*.jar /providers/keycloak-personas-api-page.jar
COPY persona-calendar-files/target/keycloak-personas-calendar-files-*.jar /providers/keycloak-personas-calendar-files.jar
COPY persona-reports/target/keycloak-personas-reports-*.jar /providers/keycloak-personas-reports.jar
# Keycloak's own, so that a volume belongs to both; by number, so that Kubernetes can see that it is not root.
USER 1000:0
ENTRYPOINT ["/bin/copy-providers"]
CMD ["keycloak-personas", "keycloak-personas-themes"]
