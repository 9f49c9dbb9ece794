{{/* Where a service has to go: names, Kafka, MongoDB, and what its variables name besides. */}}
{{- define "smarketing.waysOut" -}}
{{- $settings := .one.settings -}}
# Names
- ports:
    {{- range .policy.dns.ports }}
    - protocol: UDP
      port: {{ . | int }}
    - protocol: TCP
      port: {{ . | int }}
    {{- end }}
  {{- with .policy.dns.to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
# Kafka
{{ include "smarketing.wayOut" (dict "to" .policy.kafka.to "ports" (include "smarketing.portsOf" (dict "addresses" ($settings.KAFKA_BROKERS | default "") "otherwise" "9092") | trim)) }}
# MongoDB
{{ include "smarketing.wayOut" (dict "to" .policy.mongodb.to "ports" (include "smarketing.mongodbPorts" .policy.mongodb.ports | trim)) }}
{{- range $url := compact (list $settings.JWT_JWKS_URL $settings.KAFKA_OAUTH_TOKEN_URL) | uniq }}
# The issuer of tokens
{{ include "smarketing.wayOut" (dict "to" $.policy.issuer.to "ports" (include "smarketing.tcp" (include "smarketing.portOfUrl" $url))) }}
{{- end }}
{{- with default $settings.OTEL_EXPORTER_OTLP_ENDPOINT $settings.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT }}
# Traces
{{ include "smarketing.wayOut" (dict "to" $.policy.telemetry.to "ports" (include "smarketing.tcp" (include "smarketing.portOfUrl" .))) }}
{{- end }}
{{- with .policy.extraEgress }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "smarketing.mongodbPorts" -}}
{{- range . }}
{{ include "smarketing.tcp" . }}
{{- end }}
{{- end -}}
