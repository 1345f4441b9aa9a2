{{/* The alerts, as a list: [{alert, expr, for, severity, summary, description}]. All look at this release only. */}}
{{- define "openchat.alerts" -}}
{{- $here := printf "namespace=%q,service=~%q" .Release.Namespace (printf "%s-(chat|agent|view)-metrics" (include "openchat.fullname" .)) }}
{{- $pods := printf "namespace=%q,pod=~%q" .Release.Namespace (printf "%s-(chat|agent|view)-.+" (include "openchat.fullname" .)) }}
- alert: OpenChatStoreDown
  expr: min by (namespace, job) (openchat_store_up{ {{- $here -}} }) == 0
  for: 1m
  severity: critical
  summary: OpenChat does not reach its store
  description: Messages wait in the senders' browsers and nothing is lost, but no chat moves on.
- alert: OpenChatBusDown
  expr: min by (namespace) (openchat_bus_up{ {{- $here -}} }) == 0
  for: 2m
  severity: warning
  summary: A pod of OpenChat does not reach the Redis between the pods
  description: Messages between people on different pods take up to two seconds, since they are found in the store.
- alert: OpenChatVisitorsWait
  expr: >-
    max by (namespace) (openchat_conversations{state="waiting",{{ $here }}}) > 0
    and max by (namespace) (openchat_conversations{state="chatting",{{ $here }}}) == 0
  for: 5m
  severity: warning
  summary: Visitors wait and no agent is chatting
  description: '{{ "{{ $value }}" }} visitors have been waiting for minutes, and nobody is being served.'
- alert: OpenChatAppendSlow
  expr: histogram_quantile(0.99, sum by (namespace, le) (rate(openchat_append_seconds_bucket{ {{- $here -}} }[5m]))) > 1
  for: 5m
  severity: warning
  summary: Storing a message takes more than a second
  description: One message in a hundred takes {{ "{{ $value | humanizeDuration }}" }} to be stored, and its sender waits.
- alert: OpenChatUnackedPileUp
  expr: max by (namespace, pod) (openchat_unacked{ {{- $here -}} }) > 500
  for: 2m
  severity: critical
  summary: Messages pile up before the store
  description: '{{ "{{ $value }}" }} messages on {{ "{{ $labels.pod }}" }} wait for the store; at 20,000 new ones are refused.'
- alert: OpenChatSlowReaders
  expr: sum by (namespace) (increase(openchat_slow_readers_closed_total{ {{- $here -}} }[10m])) > 20
  for: 5m
  severity: warning
  summary: Many sockets are closed because their clients read too slowly
  description: Clients resume and miss nothing, but so many at a time mean a network or a proxy that is in trouble.
- alert: OpenChatFeedBehind
  expr: max by (namespace, consumer) (openchat_feed_behind_seconds{ {{- $here -}} }) > 60
  for: 2m
  severity: warning
  summary: What happens in chats does not reach those who must know
  description: '{{ "{{ $labels.consumer }}" }} lacks what happened in the last {{ "{{ $value | humanizeDuration }}" }}; nothing is lost, and it goes on from there.'
- alert: OpenChatPodNotReady
  expr: min by (namespace, pod) (kube_pod_status_ready{condition="true",{{ $pods }}}) == 0
  for: 5m
  severity: warning
  summary: A pod of OpenChat is not ready
  description: '{{ "{{ $labels.pod }}" }} has not been ready for five minutes.'
- alert: OpenChatErrorsHigh
  expr: >-
    sum by (namespace, job) (rate(http_server_requests_seconds_count{status=~"5..",{{ $here }}}[5m]))
    / sum by (namespace, job) (rate(http_server_requests_seconds_count{ {{- $here -}} }[5m])) > 0.05
  for: 5m
  severity: warning
  summary: More than one request in twenty fails
  description: '{{ "{{ $value | humanizePercentage }}" }} of the requests to {{ "{{ $labels.job }}" }} are answered with an error.'
{{- end }}
