{{/* Which path of which host leads to which service: the one source of Ingress and HTTPRoute. A JSON list with an entry
per host: {name: public|agent|view, host, paths: [{path, type, component, socket}]}, longer paths first. Those of sockets are
named on their own, since they may stay open for hours.

When agents have a host of their own, the public one must not lead to /ws/agent. A prefix "/" would, and no ingress can
take a path out of it: so then the public paths of chat-service are named one by one. */}}
{{- define "openchat.routes" -}}
{{- $public := .Values.hosts.public }}
{{- $agent := include "openchat.agentHost" . }}
{{- $view := include "openchat.viewHost" . }}
{{- $agentPath := dict "path" "/agent" "type" "Prefix" "component" "agent" }}
{{- $viewPath := dict "path" "/view" "type" "Prefix" "component" "view" }}
{{- $socket := dict "path" "/ws/agent" "type" "Prefix" "component" "chat" "socket" true }}
{{- $paths := list }}
{{- if include "openchat.evaluation" . }}{{ $paths = append $paths (dict "path" "/auth" "type" "Prefix" "component" "keycloak") }}{{ end }}
{{- if eq $agent $public }}{{ $paths = append $paths $agentPath }}{{ end }}
{{- if eq $view $public }}{{ $paths = append $paths $viewPath }}{{ end }}
{{- if eq $agent $public }}
{{- $paths = append $paths (dict "path" "/ws" "type" "Prefix" "component" "chat" "socket" true) }}
{{- $paths = append $paths (dict "path" "/" "type" "Prefix" "component" "chat") }}
{{- else }}
{{- $paths = append $paths (dict "path" "/ws/visitor" "type" "Prefix" "component" "chat" "socket" true) }}
{{- range list (list "/assets" "Prefix") (list "/widget.js" "Exact") (list "/" "Exact") }}
{{- $paths = append $paths (dict "path" (first .) "type" (last .) "component" "chat") }}
{{- end }}
{{- end }}
{{- $routes := list (dict "name" "public" "host" $public "paths" $paths) }}
{{- if ne $agent $public }}
{{- $own := list $socket $agentPath }}
{{- if eq $view $agent }}{{ $own = append $own $viewPath }}{{ end }}
{{- $routes = append $routes (dict "name" "agent" "host" $agent "paths" $own) }}
{{- end }}
{{- if and (ne $view $public) (ne $view $agent) }}
{{- $routes = append $routes (dict "name" "view" "host" $view "paths" (list $viewPath)) }}
{{- end }}
{{- toJson $routes }}
{{- end }}

{{/* The Service port that a route leads to: ours are named, Keycloak's is a number. */}}
{{- define "openchat.routePort" -}}
{{- if eq . "keycloak" }}8080{{ else }}80{{ end }}
{{- end }}
