{{/* Environment of the three services. All are called with (dict "root" $ "component" "chat"). */}}

{{/* The environment of a service, as a list. */}}
{{- define "openchat.env" -}}
{{- include "openchat.env.mongodb" . }}
{{ include "openchat.env.oidc" . }}
{{- if eq .component "chat" }}
{{ include "openchat.env.chat" .root }}
{{- else }}
{{ include "openchat.env.portal" . }}
{{- end }}
{{- if eq .component "view" }}
{{ include "openchat.env.view" .root }}
{{- end }}
- name: QUARKUS_LOG_JSON_CONSOLE_ENABLE
  value: {{ eq .root.Values.logs.format "json" | quote }}
{{- with .root.Values.tracing.endpoint }}
- name: QUARKUS_OTEL_SDK_DISABLED
  value: "false"
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with (get .root.Values .component).extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* In an evaluation each service has a user of its own in the store. The password comes from the evaluation's secret, and the
kubelet puts it into the address. */}}
{{- define "openchat.env.mongodb" -}}
{{- $fullname := include "openchat.fullname" .root }}
{{- $mongodb := .root.Values.mongodb }}
{{- if include "openchat.evaluation" .root -}}
- name: MONGODB_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $fullname }}-evaluation
      key: mongodb-{{ .component }}-password
- name: QUARKUS_MONGODB_CONNECTION_STRING
  value: mongodb://{{ .component }}:$(MONGODB_PASSWORD)@{{ $fullname }}-mongodb:27017/openchat
{{- else -}}
- name: QUARKUS_MONGODB_CONNECTION_STRING
  valueFrom:
    secretKeyRef:
      name: {{ $mongodb.existingSecret | default (printf "%s-mongodb" $fullname) }}
      key: {{ empty $mongodb.existingSecret | ternary "uri" $mongodb.secretKey }}
{{- end }}
{{- end }}

{{/* In an evaluation the services ask Keycloak within the cluster; it answers with public addresses for browsers. */}}
{{- define "openchat.env.oidc" -}}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  {{- if include "openchat.evaluation" .root }}
  value: http://{{ include "openchat.fullname" .root }}-keycloak:8080/auth/realms/openchat
  {{- else }}
  value: {{ .root.Values.oidc.issuer | quote }}
  {{- end }}
- name: QUARKUS_OIDC_CLIENT_ID
  value: {{ dict "chat" .root.Values.oidc.audience "agent" .root.Values.oidc.agentClientId "view" .root.Values.oidc.viewClientId | dig .component "" | quote }}
{{- if eq .component "chat" }}
- name: QUARKUS_OIDC_TOKEN_AUDIENCE
  value: {{ .root.Values.oidc.audience | quote }}
{{- end }}
{{- end }}

{{- define "openchat.env.chat" -}}
- name: OPENCHAT_SITES
  value: {{ join "," .Values.chat.sites | quote }}
{{- with .Values.chat.ownHosts }}
- name: OPENCHAT_OWN_HOSTS
  value: {{ join "," . | quote }}
{{- end }}
- name: OPENCHAT_PROXY_TRUSTED_HOPS
  value: {{ .Values.chat.trustedHops | quote }}
- name: OPENCHAT_VISITOR_GRACE
  value: {{ .Values.chat.visitorGrace | quote }}
- name: OPENCHAT_AGENT_GRACE
  value: {{ .Values.chat.agentGrace | quote }}
- name: OPENCHAT_BUS
  value: {{ .Values.chat.bus | quote }}
{{- if eq .Values.chat.bus "redis" }}
{{ include "openchat.env.redis" . }}
{{- end }}
{{- end }}

{{- define "openchat.env.redis" -}}
{{- $redis := .Values.redis }}
{{- $secret := $redis.existingSecret | default (printf "%s-redis" (include "openchat.fullname" .)) }}
{{- if include "openchat.evaluation" . -}}
- name: VALKEY_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "openchat.fullname" . }}-evaluation
      key: valkey-password
- name: QUARKUS_REDIS_HOSTS
  value: redis://chat:$(VALKEY_PASSWORD)@{{ include "openchat.fullname" . }}-valkey:6379
{{- else -}}
- name: QUARKUS_REDIS_HOSTS
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ empty $redis.existingSecret | ternary "url" $redis.secretKey }}
{{- if ne $redis.topology "standalone" }}
- name: QUARKUS_REDIS_CLIENT_TYPE
  value: {{ $redis.topology }}
{{- end }}
{{- if eq $redis.topology "sentinel" }}
- name: QUARKUS_REDIS_MASTER_NAME
  value: {{ $redis.masterName | quote }}
{{- end }}
{{- $login := empty $redis.existingSecret | ternary (empty $redis.login | ternary "" "login") $redis.loginKey }}
{{- if $login }}
- name: OPENCHAT_BUS_LOGIN
  valueFrom:
    secretKeyRef:
      name: {{ $secret }}
      key: {{ $login }}
{{- end }}
{{- if $redis.caSecret }}
- name: QUARKUS_REDIS_TLS_CONFIGURATION_NAME
  value: redis
- name: QUARKUS_TLS_REDIS_TRUST_STORE_PEM_CERTS
  value: /etc/openchat/redis/ca.crt
{{- end }}
{{- end }}
{{- if ne $redis.prefix "openchat" }}
- name: OPENCHAT_BUS_PREFIX
  value: {{ $redis.prefix | quote }}
{{- end }}
{{- end }}

{{- define "openchat.env.portal" -}}
- name: QUARKUS_OIDC_CREDENTIALS_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ .root.Values.oidc.existingSecret | default (printf "%s-oidc" (include "openchat.fullname" .root)) }}
      key: {{ .component }}-client-secret
- name: QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ .root.Values.cookies.existingSecret | default (printf "%s-cookies" (include "openchat.fullname" .root)) }}
      key: {{ .component }}
{{- if eq .component "agent" }}
- name: OPENCHAT_PROXY_TRUSTED_HOPS
  value: {{ .root.Values.chat.trustedHops | quote }}
{{- end }}
{{- end }}

{{/* A filter that is applied after the session has ended is a form that ends at the identity provider's login page. */}}
{{- define "openchat.env.view" -}}
{{- $origin := include "openchat.issuerOrigin" . }}
{{- if ne $origin (include "openchat.viewUrl" .) -}}
- name: QUARKUS_HTTP_HEADER__CONTENT_SECURITY_POLICY__VALUE
  value: >-
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';
    form-action 'self' {{ $origin }}; frame-ancestors 'none'; require-trusted-types-for 'script'
{{- end }}
{{- end }}
