{{/* The number of pods that a Deployment asks for, or nothing where an autoscaler has the say. Called with
(dict "root" $ "component" "chat").

To leave the number out is not enough: where Helm has set it before, the API server takes it for withdrawn, and puts 1 in its
place until the autoscaler looks, which ends the sockets of all pods but one. So it is asked for as it is now, and left out
only when it is no longer Helm's: by server-side apply (Helm 4) that is so as soon as the autoscaler has changed it. Helm 3
compares with what it said the last time, and cannot ever leave it out again. */}}
{{- define "openchat.replicas" -}}
{{- $own := get .root.Values .component }}
{{- if not $own.autoscaling.enabled }}{{ $own.replicas }}
{{- else }}
{{- $there := lookup "apps/v1" "Deployment" .root.Release.Namespace (include "openchat.componentName" .) }}
{{- if $there }}
{{- $applied := false }}
{{- $ours := false }}
{{- range $there.metadata.managedFields }}
{{- if eq .operation "Apply" }}
{{- $applied = true }}
{{- if hasKey (dig "f:spec" dict .fieldsV1) "f:replicas" }}{{ $ours = true }}{{ end }}
{{- end }}
{{- end }}
{{- if or $ours (not $applied) }}{{ max $there.spec.replicas $own.autoscaling.minReplicas }}{{ end }}
{{- else if .root.Release.IsUpgrade }}{{ $own.autoscaling.minReplicas }}
{{- end }}
{{- end }}
{{- end }}
