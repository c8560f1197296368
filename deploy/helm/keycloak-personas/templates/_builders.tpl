{{/* The server is copied, gets the JARs, and is built, so that the node itself starts as fast as one of the ready image. */}}
{{- define "personas.builders" -}}
- name: server
  image: {{ .Values.providers.keycloakImage }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  # What is in the folder, not the folder: the volume's own folder belongs to root, and keeps its time.
  command: [bash, -c, 'cp -a /opt/keycloak/* /server']
  resources:
    {{- include "personas.builder.resources" . | nindent 4 }}
  securityContext:
    {{- include "personas.restricted" . | nindent 4 }}
  volumeMounts:
    - {name: server, mountPath: /server}
- name: jars
  image: {{ include "personas.providersImage" . }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  args:
    {{- toYaml .Values.providers.jars | nindent 4 }}
  env:
    - {name: TARGET, value: /server/providers}
  resources:
    {{- include "personas.builder.resources" . | nindent 4 }}
  securityContext:
    {{- include "personas.restricted" . | nindent 4 }}
  volumeMounts:
    - {name: server, mountPath: /server}
- name: build
  image: {{ .Values.providers.keycloakImage }}
  imagePullPolicy: {{ .Values.image.pullPolicy }}
  args:
    - build
    - --db={{ .Values.database.vendor }}
    - --health-enabled=true
    - --metrics-enabled=true
    {{- if .Values.vault.secret }}
    - --vault=file
    {{- end }}
    {{- with include "personas.path" . }}
    # Health and metrics stay where probes and Prometheus ask for them.
    - --http-relative-path={{ . }}
    - --http-management-relative-path=/
    {{- end }}
    {{- range .Values.providers.buildOptions }}
    - {{ . | quote }}
    {{- end }}
  resources:
    {{- toYaml .Values.resources | nindent 4 }}
  securityContext:
    {{- include "personas.restricted" . | nindent 4 }}
  volumeMounts:
    - {name: server, mountPath: /opt/keycloak}
    - {name: data, mountPath: /opt/keycloak/data}
    - {name: tmp, mountPath: /tmp}
{{- end -}}

{{- define "personas.builder.resources" -}}
requests: {cpu: 100m, memory: 64Mi}
limits: {memory: 128Mi}
{{- end -}}
