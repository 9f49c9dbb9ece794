{{/* What the names of all objects begin with. */}}
{{- define "smarketing.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $release := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{- /* A release may have dots in its name, a Service may not. */ -}}
{{- default $release .Values.fullnameOverride | replace "." "-" | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Of all pods of the release; never changes. */}}
{{- define "smarketing.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{- define "smarketing.labels" -}}
{{ include "smarketing.selector" . }}
app.kubernetes.io/part-of: smarketing
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Of a dict with `root` and `service`. */}}
{{- define "smarketing.name" -}}
{{ include "smarketing.fullname" .root }}-{{ .service }}
{{- end -}}

{{- define "smarketing.serviceSelector" -}}
{{ include "smarketing.selector" .root }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "smarketing.serviceLabels" -}}
{{ include "smarketing.labels" .root }}
app.kubernetes.io/component: {{ .service }}
{{- end -}}

{{- define "smarketing.podLabels" -}}
{{ include "smarketing.serviceSelector" . }}
app.kubernetes.io/part-of: smarketing
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "smarketing.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ default (include "smarketing.fullname" .) .Values.serviceAccount.name }}
{{- else -}}
{{ default "default" .Values.serviceAccount.name }}
{{- end -}}
{{- end -}}

{{- define "smarketing.image" -}}
{{- $registry := default .Values.image.registry .Values.imageRegistry -}}
{{- $repository := ternary (printf "%s/%s" $registry .Values.image.repository) .Values.image.repository (ne $registry "") -}}
{{- if .Values.image.digest -}}
{{ $repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ $repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end -}}
