{{- define "personas.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "personas.selector" -}}
app.kubernetes.io/name: keycloak-personas
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* What a node is told by: backups have the same name and instance, but another component. */}}
{{- define "personas.nodes" -}}
{{ include "personas.selector" . }}
app.kubernetes.io/component: server
{{- end -}}

{{/* All nodes on the database: one that cannot reach the others never reports that it is ready. */}}
{{- define "personas.peers" -}}
{{- range prepend .Values.networkPolicy.releases .Release.Name }}
- podSelector:
    matchLabels:
      app.kubernetes.io/name: keycloak-personas
      app.kubernetes.io/instance: {{ . }}
      app.kubernetes.io/component: server
{{- end }}
{{- end -}}

{{- define "personas.labels" -}}
{{ include "personas.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "personas.image" -}}
{{- if .Values.providers.enabled -}}
{{ .Values.providers.keycloakImage }}
{{- else if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "personas.providersImage" -}}
{{- if .Values.providers.digest -}}
{{ .Values.providers.repository }}@{{ .Values.providers.digest }}
{{- else -}}
{{ .Values.providers.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* Helm reads numbers of a file as fractions, and would write a million of bytes as 1e+06. */}}
{{- define "personas.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ int64 . }}{{ else }}{{ . }}{{ end -}}
{{- end -}}

{{/* Below which path of the host people find Keycloak: nothing, or /auth. */}}
{{- define "personas.path" -}}
{{- (urlParse .Values.hostname).path | trimSuffix "/" -}}
{{- end -}}

{{/* What any pod needs to come to a machine: nodes of Keycloak, and backups. */}}
{{- define "personas.placement" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "personas.restricted" -}}
allowPrivilegeEscalation: false
capabilities:
  drop: [ALL]
readOnlyRootFilesystem: true
{{- end -}}

{{- define "personas.podSecurity" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 0
fsGroup: 1000
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* Options that the server was built with are said again: Keycloak compares them at its start. */}}
{{- define "personas.environment" -}}
- name: KC_DB
  value: {{ .Values.database.vendor }}
- name: KC_DB_URL
  value: {{ .Values.database.url | quote }}
- name: KC_DB_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ .Values.database.secret }}
      key: username
- name: KC_DB_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ .Values.database.secret }}
      key: password
{{- with .Values.bootstrapAdminSecret }}
- name: KC_BOOTSTRAP_ADMIN_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: username
- name: KC_BOOTSTRAP_ADMIN_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: password
{{- end }}
- name: KC_HOSTNAME
  value: {{ .Values.hostname | quote }}
- name: KC_HTTP_ENABLED
  value: "true"
- name: KC_PROXY_HEADERS
  value: {{ .Values.proxyHeaders }}
- name: KC_HEALTH_ENABLED
  value: "true"
- name: KC_METRICS_ENABLED
  value: "true"
- name: KC_SHUTDOWN_DELAY
  value: {{ printf "%ds" (int .Values.shutdownDelaySeconds) }}
{{- if .Values.vault.secret }}
- name: KC_VAULT
  value: file
- name: KC_VAULT_DIR
  value: /opt/keycloak/vault
{{- end }}
{{- range $name, $value := .Values.options }}
- name: {{ $name }}
  value: {{ include "personas.text" $value | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "personas.databaseCaMount" -}}
{{- if .Values.database.caSecret }}
- {name: database-ca, mountPath: /etc/keycloak-database, readOnly: true}
{{- end }}
{{- end -}}

{{- define "personas.databaseCaVolume" -}}
{{- with .Values.database.caSecret }}
- name: database-ca
  secret: {secretName: {{ . }}, defaultMode: 0440}
{{- end }}
{{- end -}}

{{/* What a node has besides its own folders. Whole folders, because Kubernetes never renews a file that is mounted by itself. */}}
{{- define "personas.moreMounts" -}}
{{- if .Values.vault.secret }}
- {name: vault, mountPath: /opt/keycloak/vault, readOnly: true}
{{- end }}
{{- include "personas.databaseCaMount" . }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "personas.moreVolumes" -}}
{{- with .Values.vault.secret }}
- name: vault
  secret: {secretName: {{ . }}, defaultMode: 0440}
{{- end }}
{{- include "personas.databaseCaVolume" . }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}
