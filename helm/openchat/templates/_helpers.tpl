{{/* Names, labels and addresses. Those that take a component are called with (dict "root" $ "component" "chat"). */}}

{{/* The release's name, and "openchat" when that is not in it; whatever the release is called, a name for a Service:
it begins with a letter, has no dot, and leaves 23 characters for what comes after it. Longer ones end in a hash, so that
two releases with a long beginning in common do not meet. */}}
{{- define "openchat.fullname" -}}
{{- $name := .Values.fullnameOverride | default (contains "openchat" .Release.Name | ternary .Release.Name (printf "%s-openchat" .Release.Name)) | replace "." "-" }}
{{- if not (regexMatch "^[a-z]" $name) }}{{ $name = printf "oc-%s" $name }}{{ end }}
{{- if gt (len $name) 40 }}{{ $name = printf "%s-%s" (trunc 31 $name | trimSuffix "-") (sha256sum $name | trunc 8) }}{{ end }}
{{- $name }}
{{- end }}

{{- define "openchat.componentName" -}}
{{ include "openchat.fullname" .root }}-{{ .component }}
{{- end }}

{{/* What finds the pods of a component: never changes, since a Deployment's selector cannot. */}}
{{- define "openchat.selectorLabels" -}}
app.kubernetes.io/name: openchat
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "openchat.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{ include "openchat.selectorLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: openchat
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{/* Labels of what belongs to all components. */}}
{{- define "openchat.commonLabels" -}}
{{- include "openchat.labels" (dict "root" . "component" "all") }}
{{- end }}

{{/* "true" or nothing. */}}
{{- define "openchat.evaluation" -}}
{{- if ((.Values.evaluation).enabled) }}true{{ end }}
{{- end }}

{{- define "openchat.agentHost" -}}
{{ .Values.hosts.agent | default .Values.hosts.public }}
{{- end }}

{{- define "openchat.viewHost" -}}
{{ .Values.hosts.view | default .Values.hosts.public }}
{{- end }}

{{- define "openchat.publicUrl" -}}
https://{{ .Values.hosts.public }}
{{- end }}

{{- define "openchat.agentUrl" -}}
https://{{ include "openchat.agentHost" . }}
{{- end }}

{{- define "openchat.viewUrl" -}}
https://{{ include "openchat.viewHost" . }}
{{- end }}

{{/* The issuer as browsers know it. */}}
{{- define "openchat.issuer" -}}
{{- if include "openchat.evaluation" . }}{{ include "openchat.publicUrl" . }}/auth/realms/openchat
{{- else }}{{ .Values.oidc.issuer }}{{ end }}
{{- end }}

{{- define "openchat.issuerOrigin" -}}
{{- $url := urlParse (include "openchat.issuer" .) }}{{ $url.scheme }}://{{ $url.host }}
{{- end }}

{{/* Restricted pod security, pod's part. */}}
{{- define "openchat.podSecurityContext" -}}
runAsNonRoot: true
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* Restricted pod security, container's part. */}}
{{- define "openchat.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}
