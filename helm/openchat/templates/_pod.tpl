{{/* The pod of a service. Called with (dict "root" $ "component" "chat"). */}}

{{- define "openchat.port" -}}
{{ dict "chat" 8081 "agent" 8082 "view" 8083 | dig . 0 }}
{{- end }}

{{- define "openchat.managementPort" -}}
{{ dict "chat" 9081 "agent" 9082 "view" 9083 | dig . 0 }}
{{- end }}

{{- define "openchat.image" -}}
{{- $image := .root.Values.image }}
{{- $own := (get .root.Values .component).image }}
{{- with $image.registry }}{{ . }}/{{ end }}{{ $own.repository }}
{{- if $own.digest }}@{{ $own.digest }}{{ else }}:{{ $own.tag | default $image.tag | default .root.Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "openchat.pod" -}}
{{- $root := .root }}
{{- $own := get .root.Values .component -}}
serviceAccountName: {{ include "openchat.componentName" . }}
# Nothing here talks to the API server.
automountServiceAccountToken: false
# A name and a port for each service of the namespace, which nobody reads.
enableServiceLinks: false
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- include "openchat.podSecurityContext" $root | nindent 2 }}
  {{- with $root.Values.podSecurity.runAsUser }}
  runAsUser: {{ int64 . }}
  {{- end }}
terminationGracePeriodSeconds: {{ $own.terminationGracePeriodSeconds }}
{{- with $own.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
containers:
  - name: {{ .component }}
    image: {{ include "openchat.image" . | quote }}
    imagePullPolicy: {{ $root.Values.image.pullPolicy }}
    securityContext:
      {{- include "openchat.securityContext" $root | nindent 6 }}
    ports:
      - name: http
        containerPort: {{ include "openchat.port" .component }}
      - name: management
        containerPort: {{ include "openchat.managementPort" .component }}
    env:
      {{- include "openchat.env" . | nindent 6 }}
    # A native program is there in a fifth of a second; a JVM on a busy node may take two minutes.
    startupProbe:
      httpGet:
        path: /q/health/live
        port: management
      periodSeconds: 2
      timeoutSeconds: 3
      failureThreshold: 60
    livenessProbe:
      httpGet:
        path: /q/health/live
        port: management
      periodSeconds: 10
      timeoutSeconds: 5
      failureThreshold: 3
    readinessProbe:
      httpGet:
        path: /q/health/ready
        port: management
      periodSeconds: 5
      timeoutSeconds: 5
      failureThreshold: 2
    {{- if and $own.preStopSleep (semverCompare ">=1.30-0" $root.Capabilities.KubeVersion.Version) }}
    lifecycle:
      preStop:
        sleep:
          seconds: {{ $own.preStopSleep }}
    {{- end }}
    resources:
      {{- toYaml $own.resources | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
      {{- if include "openchat.redisCa" . }}
      - name: redis-ca
        mountPath: /etc/openchat/redis
        readOnly: true
      {{- end }}
      {{- with $own.extraVolumeMounts }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 64Mi
  {{- with include "openchat.redisCa" . }}
  - name: redis-ca
    secret:
      secretName: {{ . }}
      items:
        - key: ca.crt
          path: ca.crt
  {{- end }}
  {{- with $own.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{ include "openchat.placement" . }}
{{- end }}

{{/* The secret with Redis' own CA, for those who need it; else nothing. */}}
{{- define "openchat.redisCa" -}}
{{- $used := and (eq .component "chat") (eq .root.Values.chat.bus "redis") (not (include "openchat.evaluation" .root)) }}
{{- if $used }}{{ .root.Values.redis.caSecret }}{{ end }}
{{- end }}

{{/* Where the pods run: over nodes and zones as far as these are there, or as the values say. */}}
{{- define "openchat.placement" -}}
{{- $own := get .root.Values .component -}}
topologySpreadConstraints:
{{- if $own.topologySpreadConstraints }}
  {{- toYaml $own.topologySpreadConstraints | nindent 2 }}
{{- else }}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "openchat.selectorLabels" $ | nindent 8 }}
    # Pods of the version before, which are about to go, do not count.
    matchLabelKeys:
      - pod-template-hash
{{- end }}
{{- end }}
{{- with $own.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $own.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $own.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
