/** The `env` helper that Strapi hands to configuration files. */
interface StrapiEnv {
  (key: string): string | undefined;
  (key: string, fallback: string): string;
  int(key: string, fallback: number): number;
  bool(key: string, fallback: boolean): boolean;
  array(key: string, fallback?: string[]): string[];
}
