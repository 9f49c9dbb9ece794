{{/*
Values that have another name now, or that other charts have under this one: who sets them is told where
they went. A value that is renamed goes here, and into the schema as deprecated, for one major version.
*/}}
{{- define "platform.deprecations" -}}
{{- $moved := dict
  "replicaCount" "kafka.brokers.replicas and mongodb.members"
  "zookeeper" "kafka.controllers"
  "topicPrefix" "kafkaNamespace"
-}}
{{- $told := list -}}
{{- range $old, $new := $moved -}}
{{- if hasKey $.Values $old -}}{{- $told = append $told (printf "%s is set: use %s." $old $new) -}}{{- end -}}
{{- end -}}
{{- with $told -}}{{- fail (printf "\n\nValues that this chart does not have. %s" (join " " .)) -}}{{- end -}}
{{- end -}}
