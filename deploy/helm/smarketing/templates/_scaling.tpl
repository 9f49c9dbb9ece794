{{/* Each change is a rebalance: quickly up, slowly down. */}}
{{- define "smarketing.scalingBehavior" -}}
scaleUp:
  stabilizationWindowSeconds: 30
  policies:
    - type: Pods
      value: 2
      periodSeconds: 60
scaleDown:
  stabilizationWindowSeconds: 600
  policies:
    - type: Pods
      value: 1
      periodSeconds: 300
{{- end -}}

{{/* One for each topic that the service consumes, both lanes: the highest lag decides. */}}
{{- define "smarketing.lagTriggers" -}}
{{- $settings := .one.settings -}}
{{- $namespace := $settings.KAFKA_NAMESPACE | default "" -}}
{{- range .one.about.topics }}
- type: kafka
  metadata:
    bootstrapServers: {{ $settings.KAFKA_BROKERS | quote }}
    consumerGroup: {{ printf "%s%s" $namespace $.service | quote }}
    topic: {{ printf "%s%s" $namespace . | quote }}
    lagThreshold: {{ $.one.values.autoscaling.lagThreshold | int | quote }}
    offsetResetPolicy: earliest
    # By default KEDA speaks as Kafka 1.0 did, which Kafka 4 no longer understands.
    version: "2.8.0"
    {{- if hasPrefix "SASL" ($settings.KAFKA_SECURITY_PROTOCOL | default "") }}
    sasl: {{ include "smarketing.kedaMechanism" $settings.KAFKA_SASL_MECHANISM }}
    {{- end }}
    {{- if hasSuffix "SSL" ($settings.KAFKA_SECURITY_PROTOCOL | default "") }}
    tls: enable
    {{- end }}
  {{- if include "smarketing.kedaCredentials" $.one }}
  authenticationRef:
    name: {{ include "smarketing.name" $ }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "smarketing.kedaMechanism" -}}
{{ get (dict "PLAIN" "plaintext" "SCRAM-SHA-256" "scram_sha256" "SCRAM-SHA-512" "scram_sha512" "OAUTHBEARER" "oauthbearer") (upper .) }}
{{- end -}}

{{/* What KEDA reads to get into Kafka: the secrets of the service itself. Empty where it needs nothing. */}}
{{- define "smarketing.kedaCredentials" -}}
{{- $parameters := dict
  "KAFKA_TLS_CA_FILE" "ca"
  "KAFKA_TLS_CERT_FILE" "cert"
  "KAFKA_TLS_KEY_FILE" "key"
  "KAFKA_PASSWORD_FILE" "password"
  "KAFKA_OAUTH_CLIENT_SECRET_FILE" "password" -}}
{{- range $name, $parameter := $parameters -}}
{{- with get $.files $name | default dict -}}
{{- if .secret }}
- { of: secret, parameter: {{ $parameter }}, name: {{ .secret | quote }}, key: {{ .key | quote }} }
{{- else if .configMap }}
- { of: configMap, parameter: {{ $parameter }}, name: {{ .configMap | quote }}, key: {{ .key | quote }} }
{{- end -}}
{{- end -}}
{{- end -}}
{{- $fromEnv := dict
  "KAFKA_USERNAME" "username"
  "KAFKA_OAUTH_CLIENT_ID" "username"
  "KAFKA_OAUTH_TOKEN_URL" "oauthTokenEndpointUri"
  "KAFKA_OAUTH_SCOPE" "scopes" -}}
{{- range $name, $parameter := $fromEnv -}}
{{- if hasKey $.settings $name }}
- { of: env, parameter: {{ $parameter }}, name: {{ $name }} }
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "smarketing.triggerAuthentication" -}}
{{- $credentials := include "smarketing.kedaCredentials" .one -}}
{{- if $credentials }}
{{- $from := dict "secret" list "configMap" list "env" list -}}
{{- range fromYamlArray $credentials -}}
{{- $_ := set $from .of (append (get $from .of) (omit . "of")) -}}
{{- end }}
---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata:
  name: {{ include "smarketing.name" . }}
  namespace: {{ .root.Release.Namespace | quote }}
  labels:
    {{- include "smarketing.serviceLabels" . | nindent 4 }}
spec:
  {{- with $from.secret }}
  secretTargetRef:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $from.configMap }}
  configMapTargetRef:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $from.env }}
  env:
    {{- range . }}
    - parameter: {{ .parameter }}
      name: {{ .name }}
      containerName: service
    {{- end }}
  {{- end }}
{{- end }}
{{- end -}}
