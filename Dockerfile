# An optimized Keycloak with the extension and its themes, for PostgreSQL. Build the JARs first: docs/containers.md.
ARG KEYCLOAK_IMAGE=quay.io/keycloak/keycloak:26.7.3@sha256:ff4257d0d64efbe99ed1ddfaf07765cc3c36dc7518bf8324d41961327f441c54

FROM ${KEYCLOAK_IMAGE} AS builder
# One name for every version; fails when the folder holds JARs of two versions (then: mvn clean).
COPY --chown=1000:0 persona-spi/target/keycloak-personas-*.jar /opt/keycloak/providers/keycloak-personas.jar
# Leave this line out for a server without the themes.
COPY --chown=1000:0 themes/target/keycloak-personas-themes-*.jar /opt/keycloak/providers/keycloak-personas-themes.jar
# The page of the APIs, which the image leaves out: docs/containers.md.
# COPY --chown=1000:0 persona-api-page/target/keycloak-personas-api-page-*.jar /opt/keycloak/providers/keycloak-personas-api-page.jar
# What reads files of calendar programs, which the image leaves out, too: docs/calendar.md.
# COPY --chown=1000:0 persona-calendar-files/target/keycloak-personas-calendar-files-*.jar /opt/keycloak/providers/keycloak-personas-calendar-files.jar
# What writes reports as PDF, likewise: docs/reports.md.
# COPY --chown=1000:0 persona-reports/target/keycloak-personas-reports-*.jar /opt/keycloak/providers/keycloak-personas-reports.jar
# Keycloak refuses to start optimized when a JAR's time differs from that of the build, and some builders cut times to
# whole seconds on the way into the next stage: so a whole second it is.
RUN touch -m --date=@1000000000 /opt/keycloak/providers/*.jar \
    && /opt/keycloak/bin/kc.sh build --db=postgres --vault=file --health-enabled=true --metrics-enabled=true

FROM ${KEYCLOAK_IMAGE}
LABEL org.opencontainers.image.title="Keycloak with personas" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="https://github.com/keycloak-personas/keycloak-personas"
COPY --from=builder --chown=1000:0 /opt/keycloak/ /opt/keycloak/
# By number, so that Kubernetes can see that it is not root. Writes to /opt/keycloak/data and /tmp only.
USER 1000:0
# The image has no curl; bash alone speaks enough HTTP. Ready means: started, and the database answers.
HEALTHCHECK --interval=10s --timeout=5s --retries=12 --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]"]
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
CMD ["start", "--optimized"]
