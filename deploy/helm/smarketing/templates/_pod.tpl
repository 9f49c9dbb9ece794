{{/* Nothing where the autoscaler decides, unless it is to begin with the number that runs now. */}}
{{- define "smarketing.replicas" -}}
{{- $scaling := .root.Values.autoscaling -}}
{{- if eq $scaling.scaler "none" -}}
replicas: {{ .values.replicas | int }}
{{- else if $scaling.preserveReplicas -}}
{{- $live := lookup "apps/v1" "Deployment" .root.Release.Namespace (include "smarketing.name" .) -}}
replicas: {{ dig "spec" "replicas" (.values.autoscaling.minReplicas) $live | int }}
{{- end -}}
{{- end -}}

{{/* No runAsUser: the image has a numeric one, and OpenShift chooses its own. */}}
{{- define "smarketing.podSecurity" -}}
{{- $restricted := dict "runAsNonRoot" true "seccompProfile" (dict "type" "RuntimeDefault") -}}
{{- toYaml (merge (deepCopy .podSecurityContext) $restricted) -}}
{{- end -}}

{{- define "smarketing.spread" -}}
{{- $of := dict "root" .root "service" .service -}}
{{- range $key, $unsatisfiable := dict "kubernetes.io/hostname" .values.spreadHosts "topology.kubernetes.io/zone" .values.spreadZones }}
- topologyKey: {{ $key }}
  maxSkew: 1
  whenUnsatisfiable: {{ $unsatisfiable }}
  # Else a cordoned node counts as an empty one, and a drain leaves the evicted pod pending.
  nodeTaintsPolicy: Honor
  matchLabelKeys: [pod-template-hash]
  labelSelector:
    matchLabels:
      {{- include "smarketing.serviceSelector" $of | nindent 6 }}
{{- end }}
{{- end -}}

{{- define "smarketing.env" -}}
{{- range $name, $value := .settings }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- range $name, $_ := .files }}
- name: {{ $name }}
  value: {{ include "smarketing.filePath" $name }}
{{- end }}
# Half of what is requested is for the heap; the young generation is kept small.
- name: NODE_OPTIONS
  value: --max-old-space-size={{ div (mul 120 (.values.memoryMiB | int)) 256 }} --max-semi-space-size=4
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "smarketing.fileSources" -}}
{{- range $name, $file := . }}
- {{ if $file.secret }}secret{{ else }}configMap{{ end }}:
    name: {{ default $file.configMap $file.secret }}
    items:
      - key: {{ $file.key | quote }}
        path: {{ include "smarketing.fileName" $name }}
{{- end }}
{{- end -}}
