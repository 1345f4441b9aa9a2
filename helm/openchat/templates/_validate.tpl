{{/* Refuses what would be unsafe or could not run, and says what to set. */}}
{{- define "openchat.validate" -}}
{{- $evaluation := include "openchat.evaluation" . }}
{{- if not .Values.hosts.public }}
{{- fail "Set hosts.public to the host name that visitors use, for example chat.example.com." }}
{{- end }}
{{- if and .Values.gateway.enabled (not .Values.gateway.parentRefs) }}
{{- fail "gateway.enabled needs gateway.parentRefs: the gateways that the routes belong to, for example [{name: public, namespace: gateways}]." }}
{{- end }}
{{- include "openchat.validate.bus" . }}
{{- if and $evaluation (ne .Values.redis.topology "standalone") }}
{{- fail "An evaluation brings one Valkey along: leave redis.topology at standalone." }}
{{- end }}
{{- if not $evaluation }}
{{- include "openchat.validate.external" . }}
{{- end }}
{{- include "openchat.validate.strength" . }}
{{- end }}

{{- define "openchat.validate.bus" -}}
{{- $many := or (gt (int .Values.chat.replicas) 1) .Values.chat.autoscaling.enabled }}
{{- if and (eq .Values.chat.bus "local") $many }}
{{- fail "chat.bus local is for one replica: set chat.bus to redis, or chat.replicas to 1 and chat.autoscaling.enabled to false." }}
{{- end }}
{{- range list "chat" "agent" "view" }}
{{- $scaling := (get $.Values .).autoscaling }}
{{- if and $scaling.enabled (not (or $scaling.external $scaling.targetCPU $scaling.targetConnections)) }}
{{- fail (printf "%s.autoscaling needs something to follow: set %s.autoscaling.targetCPU." . .) }}
{{- end }}
{{- end }}
{{- end }}

{{/* What an evaluation brings along and everything else must be given. */}}
{{- define "openchat.validate.external" -}}
{{- $v := .Values }}
{{- if eq (empty $v.mongodb.uri) (empty $v.mongodb.existingSecret) }}
{{- fail "Set one of mongodb.uri and mongodb.existingSecret: the connection string of the store." }}
{{- end }}
{{- if eq $v.chat.bus "redis" }}
{{- if eq (empty $v.redis.url) (empty $v.redis.existingSecret) }}
{{- fail "Set one of redis.url and redis.existingSecret: the Redis between the replicas of chat. (With one replica, chat.bus local needs none.)" }}
{{- end }}
{{- if and $v.redis.login $v.redis.existingSecret }}
{{- fail "redis.login goes with redis.url: with redis.existingSecret put it into that secret, and name its key in redis.loginKey." }}
{{- end }}
{{- end }}
{{- if not $v.oidc.issuer }}
{{- fail "Set oidc.issuer to the realm at your identity provider, for example https://id.example.com/realms/openchat." }}
{{- end }}
{{- if not $v.oidc.existingSecret }}
{{- if not (and $v.oidc.agentClientSecret $v.oidc.viewClientSecret) }}
{{- fail "Set oidc.agentClientSecret and oidc.viewClientSecret, the secrets of the two clients at the identity provider; or oidc.existingSecret." }}
{{- end }}
{{- end }}
{{- end }}

{{- define "openchat.validate.strength" -}}
{{- $v := .Values }}
{{- range list (list "mongodb.uri" $v.mongodb.uri) (list "redis.url" $v.redis.url) }}
{{- $password := regexFind "://[^/@]*@" (last .) | trimPrefix "://" | trimSuffix "@" | splitList ":" | rest | join ":" }}
{{- if $password }}
{{- include "openchat.refuseWeak" (dict "what" (printf "The password in %s" (first .)) "value" $password "length" 8) }}
{{- end }}
{{- end }}
{{- with $v.redis.login }}
{{- include "openchat.refuseWeak" (dict "what" "The password in redis.login" "value" (splitList ":" . | rest | join ":") "length" 8) }}
{{- end }}
{{- range list (list "oidc.agentClientSecret" $v.oidc.agentClientSecret 16) (list "oidc.viewClientSecret" $v.oidc.viewClientSecret 16) (list "cookies.agent" $v.cookies.agent 32) (list "cookies.view" $v.cookies.view 32) }}
{{- if index . 1 }}
{{- include "openchat.refuseWeak" (dict "what" (first .) "value" (index . 1) "length" (last .)) }}
{{- end }}
{{- end }}
{{- if and $v.cookies.agent (eq $v.cookies.agent $v.cookies.view) }}
{{- fail "cookies.agent and cookies.view must differ: a cookie of one portal must not open the other." }}
{{- end }}
{{- end }}

{{/* (dict "what" NAME "value" VALUE "length" LEAST) */}}
{{- define "openchat.refuseWeak" -}}
{{- $plain := lower .value | replace "-" "" | replace "_" "" }}
{{- if or (lt (len .value) .length) (regexMatch "^(changeme|change|password|passw0rd|secret|admin|root|openchat|test|example|default|[0-9]*|x*)+$" $plain) }}
{{- fail (printf "%s is too easy to guess: set a random one of at least %d characters, for example from `openssl rand -hex 24`." .what .length) }}
{{- end }}
{{- end }}
