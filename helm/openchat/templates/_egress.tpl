{{/* One rule for outgoing traffic: (dict "to" PEERS "ports" PORTS). No peers mean anywhere, on these ports. */}}
{{- define "openchat.egress" -}}
- ports:
  {{- range .ports }}
    - protocol: TCP
      port: {{ int . }}
  {{- end }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/* The same to a component of ours: (dict "root" $ "component" "mongodb" "port" 27017). */}}
{{- define "openchat.egressToComponent" -}}
- ports:
    - protocol: TCP
      port: {{ .port }}
  to:
    - podSelector:
        matchLabels:
          {{- include "openchat.selectorLabels" . | nindent 10 }}
{{- end }}

{{/* What a service needs: (dict "root" $ "component" "chat"). */}}
{{- define "openchat.egressOf" -}}
{{- $v := .root.Values.networkPolicy }}
{{- $redis := and (eq .component "chat") (eq .root.Values.chat.bus "redis") }}
{{- if include "openchat.evaluation" .root }}
{{- include "openchat.egressToComponent" (dict "root" .root "component" "mongodb" "port" 27017) }}
{{ include "openchat.egressToComponent" (dict "root" .root "component" "keycloak" "port" 8080) }}
{{- if $redis }}
{{ include "openchat.egressToComponent" (dict "root" .root "component" "valkey" "port" 6379) }}
{{- end }}
{{- else }}
{{- include "openchat.egress" $v.mongodb }}
{{ include "openchat.egress" $v.oidc }}
{{- if $redis }}
{{ include "openchat.egress" $v.redis }}
{{- if eq .root.Values.redis.topology "sentinel" }}
{{ include "openchat.egress" (dict "ports" $v.redis.sentinelPorts "to" $v.redis.to) }}
{{- end }}
{{- end }}
{{- end }}
{{- if .root.Values.tracing.endpoint }}
{{ include "openchat.egress" $v.tracing }}
{{- end }}
{{- end }}
