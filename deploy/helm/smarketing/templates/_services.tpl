{{/*
YAML of all services that are enabled: what is known of each (files/services.yaml) as `about`, its values
as `values`, and its variables as `settings` and `files`.
*/}}
{{- define "smarketing.services" -}}
{{- include "smarketing.deprecations" . -}}
{{- $known := .Files.Get "files/services.yaml" | fromYaml -}}
{{- $keysOfOne := dict -}}
{{- range $about := $known.services -}}
{{- range $about.keys -}}{{- $_ := set $keysOfOne (printf "%s_FILE" .) true -}}{{- end -}}
{{- end -}}
{{- $services := dict -}}
{{- range $service, $about := $known.services -}}
{{- $own := get $.Values.services $service | default dict -}}
{{- $values := mergeOverwrite (deepCopy $.Values.defaults) (deepCopy $own) -}}
{{- if $values.enabled -}}
{{- $fixed := dict "SERVICE" $service "PORT" ($about.port | int | toString) "OPS_PORT" ($about.opsPort | int | toString) -}}
{{- $settings := dict -}}
{{- range $name, $value := merge $fixed $values.settings $.Values.settings -}}
{{- $text := $value | toString | replace "{service}" $service -}}
{{- if ne $text "" -}}{{- $_ := set $settings $name $text -}}{{- end -}}
{{- end -}}
{{- $files := dict -}}
{{- range $name, $file := merge (deepCopy $values.files) $.Values.files -}}
{{- $isElsewhere := and (has $name (list "PAGES_FILE" "VAULT_KEY_FORMER_FILE" "WEBHOOKS_FILE")) (ne $service "marketing-intake") -}}
{{- if and (not $isElsewhere) (or (not (hasKey $keysOfOne $name)) (has (trimSuffix "_FILE" $name) $about.keys)) -}}
{{- $named := dict "key" $file.key -}}
{{- if $file.secret -}}{{- $_ := set $named "secret" (replace "{service}" $service $file.secret) -}}{{- end -}}
{{- if $file.configMap -}}{{- $_ := set $named "configMap" (replace "{service}" $service $file.configMap) -}}{{- end -}}
{{- $_ := set $files $name $named -}}
{{- end -}}
{{- end -}}
{{- $_ := set $services $service (dict "about" $about "values" $values "settings" $settings "files" $files) -}}
{{- end -}}
{{- end -}}
{{- if not $services -}}{{- fail "\n\nAll services are disabled: leave one of services.<name>.enabled true." -}}{{- end -}}
{{- include "smarketing.missing" (dict "root" $ "services" $services) -}}
{{- toYaml $services -}}
{{- end -}}

{{/* Fails with one sentence for each variable without which a service does not start. */}}
{{- define "smarketing.missing" -}}
{{- $missing := list -}}
{{- range $service, $one := .services -}}
{{- $set := merge (deepCopy $one.settings) $one.files -}}
{{- range list "KAFKA_BROKERS" "JWT_ISSUER" "JWT_AUDIENCE" -}}
{{- if not (hasKey $set .) -}}{{- $missing = append $missing (printf "settings.%s is missing." .) -}}{{- end -}}
{{- end -}}
{{- range concat (list "ACTOR_KEY") $one.about.keys -}}
{{- if not (hasKey $set (printf "%s_FILE" .)) -}}
{{- $missing = append $missing (printf "files.%s_FILE is missing: name the Secret and the key that hold it." .) -}}
{{- end -}}
{{- end -}}
{{- range list "MONGODB_URI" "JWT_JWKS" -}}
{{- $plain := eq . "MONGODB_URI" | ternary "MONGODB_URI" "JWT_JWKS_URL" -}}
{{- $file := printf "%s_FILE" . -}}
{{- if not (or (hasKey $set $plain) (hasKey $set $file)) -}}
{{- $missing = append $missing (printf "Set settings.%s or files.%s." $plain $file) -}}
{{- else if and (hasKey $set $plain) (hasKey $set $file) -}}
{{- $missing = append $missing (printf "Set settings.%s or files.%s, not both." $plain $file) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $service, $one := .services -}}
{{- $scaling := $one.values.autoscaling -}}
{{- if gt ($scaling.minReplicas | int) ($scaling.maxReplicas | int) -}}
{{- fail (printf "\n\nautoscaling.minReplicas of %s is %d, and maxReplicas %d." $service ($scaling.minReplicas | int) ($scaling.maxReplicas | int)) -}}
{{- end -}}
{{- include "smarketing.extraEnv" $one -}}
{{- end -}}
{{- with $missing | uniq -}}
{{- fail (printf "\n\nThe services would not start. %s See deploy/README.md for the variables." (join " " .)) -}}
{{- end -}}
{{- end -}}

{{/* Of two entries of one name the last would count, while the network policy goes by the first. */}}
{{- define "smarketing.extraEnv" -}}
{{- $set := merge (dict "NODE_OPTIONS" "") (deepCopy .settings) .files -}}
{{- range .values.extraEnv -}}
{{- if hasKey $set .name -}}
{{- fail (printf "\n\nextraEnv sets %s, which is set already: use settings, files or memoryMiB." .name) -}}
{{- end -}}
{{- if and .value (regexMatch "(_KEY|_PASSWORD|_SECRET|_URI|OTLP_HEADERS)$" .name) -}}
{{- fail (printf "\n\nextraEnv holds the secret %s in plain text: name a Secret, in files or by valueFrom." .name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Where a service finds the file of a variable. */}}
{{- define "smarketing.filePath" -}}
/etc/smarketing/{{ include "smarketing.fileName" . }}
{{- end -}}

{{- define "smarketing.fileName" -}}
{{ trimSuffix "_FILE" . | lower | replace "_" "-" }}
{{- end -}}
