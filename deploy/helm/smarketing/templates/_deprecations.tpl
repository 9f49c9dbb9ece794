{{/*
Values that have another name now, or that other charts have under this one: who sets them is told where
they went, instead of being passed over in silence. A value that is renamed goes here, and into the schema
as deprecated, for one major version; UPGRADING.md says it, too.
*/}}
{{- define "smarketing.deprecations" -}}
{{- $moved := dict
  "replicaCount" "defaults.replicas"
  "resources" "defaults.memoryMiB and defaults.cpu"
  "env" "settings and files, or defaults.extraEnv"
  "extraEnv" "defaults.extraEnv"
  "nodeSelector" "defaults.nodeSelector"
  "tolerations" "defaults.tolerations"
  "affinity" "defaults.affinity"
  "podAnnotations" "defaults.podAnnotations"
  "kafka" "settings.KAFKA_BROKERS and the other variables of Kafka"
  "mongodb" "settings.MONGODB_URI, or files.MONGODB_URI_FILE"
  "serviceMonitor" "monitoring.podMonitor"
  "prometheusRule" "monitoring.rules"
-}}
{{- $told := list -}}
{{- range $old, $new := $moved -}}
{{- if hasKey $.Values $old -}}{{- $told = append $told (printf "%s is set: use %s." $old $new) -}}{{- end -}}
{{- end -}}
{{- with $told -}}{{- fail (printf "\n\nValues that this chart does not have. %s" (join " " .)) -}}{{- end -}}
{{- end -}}
