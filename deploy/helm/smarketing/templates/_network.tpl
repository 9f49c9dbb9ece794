{{/* The ports of a list of addresses, each once; `otherwise` where one names none. */}}
{{- define "smarketing.portsOf" -}}
{{- $ports := list -}}
{{- range splitList "," .addresses -}}
{{- $found := regexFind ":[0-9]+$" (trim .) -}}
{{- $ports = append $ports (default $.otherwise (trimPrefix ":" $found) | int) -}}
{{- end -}}
{{- range uniq $ports }}
- protocol: TCP
  port: {{ . }}
{{- end }}
{{- end -}}

{{/* The port of a URL. */}}
{{- define "smarketing.portOfUrl" -}}
{{- $url := urlParse . -}}
{{- $explicit := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- default (eq $url.scheme "http" | ternary "80" "443") $explicit -}}
{{- end -}}

{{/* One way out: `to` are peers (none: any address), `ports` the lines of the ports. */}}
{{- define "smarketing.wayOut" -}}
- ports:
    {{- .ports | nindent 4 }}
  {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "smarketing.tcp" -}}
- protocol: TCP
  port: {{ . | int }}
{{- end -}}
