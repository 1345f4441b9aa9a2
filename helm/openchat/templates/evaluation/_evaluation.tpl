{{/* The people who can sign in, as in files/realm.json. */}}
{{- define "openchat.evaluation.users" -}}
alice bob sue victor root
{{- end }}

{{/* Name of the Secret with the generated passwords. */}}
{{- define "openchat.evaluation.secret" -}}
{{ include "openchat.fullname" . }}-evaluation
{{- end }}

{{/* One of the generated passwords as the value of an environment variable; takes (dict "root" $ "key" "alice"). */}}
{{- define "openchat.evaluation.password" -}}
valueFrom:
  secretKeyRef:
    name: {{ include "openchat.evaluation.secret" .root }}
    key: {{ .key }}
{{- end }}

{{/* An image; takes the values with repository, tag, digest and pullPolicy. */}}
{{- define "openchat.evaluation.image" -}}
image: {{ .digest | empty | ternary (printf "%s:%s" .repository .tag) (printf "%s@%s" .repository .digest) | quote }}
imagePullPolicy: {{ .pullPolicy }}
{{- end }}

{{/* What all pods of this folder have in common; takes (dict "root" $ "user" 999 "group" 999): ids that the image expects. */}}
{{- define "openchat.evaluation.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .user }}
  runAsGroup: {{ .group }}
  fsGroup: {{ .group }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{/* The services that have a user of their own in the store. */}}
{{- define "openchat.evaluation.storeUsers" -}}
chat agent view
{{- end }}

{{/* The volume with what a part keeps; takes (dict "root" $ "component" "mongodb" "persistence" values "resources" values). */}}
{{- define "openchat.evaluation.data" -}}
- name: data
  {{- if .persistence.enabled }}
  persistentVolumeClaim:
    claimName: {{ include "openchat.componentName" . }}
  {{- else }}
  emptyDir:
    {{- /* no less than the pod may have */}}
    sizeLimit: {{ dig "limits" "ephemeral-storage" "1Gi" .resources }}
  {{- end }}
{{- end }}

{{/* The claim for it: it ends with the release, as the passwords do that its data was made with. */}}
{{- define "openchat.evaluation.claim" -}}
{{- if .persistence.enabled }}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ include "openchat.componentName" . }}
  labels:
    {{- include "openchat.labels" . | nindent 4 }}
spec:
  accessModes:
    - ReadWriteOnce
  {{- with .persistence.storageClass }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ .persistence.size }}
{{- end }}
{{- end }}

{{/* Who may reach one of our parts; takes (dict "root" $ "components" (list "chat")). */}}
{{- define "openchat.evaluation.peers" -}}
{{- $root := .root }}
{{- range .components }}
- podSelector:
    matchLabels:
      {{- include "openchat.selectorLabels" (dict "root" $root "component" .) | nindent 6 }}
{{- end }}
{{- end }}
