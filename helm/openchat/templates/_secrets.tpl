{{/* What becomes of secrets. */}}

{{/* A value that is made once: the given one, else the one in the cluster, else a new one.
(dict "root" $ "secret" NAME "key" KEY "given" VALUE) */}}
{{- define "openchat.kept" -}}
{{- $there := (lookup "v1" "Secret" .root.Release.Namespace .secret).data | default dict }}
{{- if .given }}{{ b64enc .given }}
{{- else }}{{ get $there .key | default (randAlphaNum 48 | b64enc) }}
{{- end }}
{{- end }}

{{/* Changes when a secret's content does, so that the pods are replaced by ones that read it: of what is given here, the
values; of secrets that exist, what the cluster holds at the time of the upgrade. Generated ones never change. */}}
{{- define "openchat.secretsChecksum" -}}
{{- $root := . }}
{{- $seen := list .Values.mongodb.uri .Values.redis.url .Values.redis.login .Values.oidc.agentClientSecret .Values.oidc.viewClientSecret .Values.cookies.agent .Values.cookies.view }}
{{- range compact (list .Values.mongodb.existingSecret .Values.redis.existingSecret .Values.redis.caSecret .Values.oidc.existingSecret .Values.cookies.existingSecret) }}
{{- $seen = append $seen ((lookup "v1" "Secret" $root.Release.Namespace .).data | toJson) }}
{{- end }}
{{- toJson $seen | sha256sum }}
{{- end }}
