import type { Component } from './write-sbom.ts';

/** The installed packages of a `/var/lib/dpkg/status`. */
export function debianComponents(status: string): Component[] {
  return status
    .split(/\n\n+/)
    .map((paragraph) => (field: string) => valueIn(paragraph, field))
    .filter((of) => of('Status') === 'install ok installed')
    .map((of) => {
      const [name, version, architecture] = [of('Package'), of('Version'), of('Architecture')];
      const named = `${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
      const purl = `pkg:deb/debian/${named}?arch=${architecture}`;
      return { 'bom-ref': purl, type: 'library', name, version, purl };
    });
}

function valueIn(paragraph: string, field: string): string {
  const line = paragraph.split('\n').find((one) => one.startsWith(`${field}: `));
  return line?.slice(field.length + 2) ?? '';
}
