{{/* What the promises of the services need of the brokers; kafka.config adds to it. */}}
{{- define "platform.kafkaConfig" -}}
{{- $replicas := min 3 (.Values.kafka.brokers.replicas | int) -}}
{{- $inSync := max 1 (sub $replicas 1) | int -}}
{{- $needed := dict
  "auto.create.topics.enable" false
  "default.replication.factor" $replicas
  "min.insync.replicas" $inSync
  "offsets.topic.replication.factor" $replicas
  "transaction.state.log.replication.factor" $replicas
  "transaction.state.log.min.isr" $inSync
  "unclean.leader.election.enable" false
-}}
{{- toYaml (merge (deepCopy .Values.kafka.config) $needed) -}}
{{- end -}}
