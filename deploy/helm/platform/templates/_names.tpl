{{- define "platform.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/part-of: smarketing
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Data must outlive the release: `helm uninstall` leaves what holds it. */}}
{{- define "platform.keep" -}}
helm.sh/resource-policy: keep
{{- end -}}

{{/* As Kubernetes allows it: the topic itself may have other characters. */}}
{{- define "platform.objectName" -}}
{{ . | lower | replace "_" "-" }}
{{- end -}}
