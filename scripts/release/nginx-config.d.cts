export interface NginxRelease {
  version: string;
  baseUrl: string;
  site: string;
  root?: string;
  listen?: string;
  tls?: { certificate: string; key: string } | null;
  brotli?: boolean;
}
declare const nginxConfiguration: { nginxConfig(release: NginxRelease): string };
export default nginxConfiguration;
