import type { paths } from './contract.d.ts';

const workspaceKey = 'throughline.workspace';

/** What the server refused, in its own words. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** What names the workspace in an address. */
export const workspaceParameter = 'workspace';

/** The workspace of this tab: another tab may show another one. A new tab begins with the one chosen last. */
export function chosenWorkspace(): string | null {
  return sessionStorage.getItem(workspaceKey);
}

export function chooseWorkspace(id: string | null): void {
  for (const storage of [sessionStorage, localStorage]) {
    if (id === null) storage.removeItem(workspaceKey);
    else storage.setItem(workspaceKey, id);
  }
}

const signInKey = 'throughline.signed-in';

/** When somebody last signed in here, as text: it tells apart what tabs of one account and of another hear. */
export function signedInAt(): string | null {
  return localStorage.getItem(signInKey);
}

export function noteSignIn(): void {
  localStorage.setItem(signInKey, new Date().toISOString());
}

/** Keeps this tab at a workspace: the one its address names, else the one it had or that was chosen last. */
function keepWorkspace(): void {
  const named = new URLSearchParams(window.location.search).get(workspaceParameter);
  const kept = named ?? chosenWorkspace() ?? localStorage.getItem(workspaceKey);
  if (kept !== null) sessionStorage.setItem(workspaceKey, kept);
}

keepWorkspace();

export function apiHeaders(): Record<string, string> {
  const workspace = chosenWorkspace();
  return workspace === null ? {} : { 'throughline-workspace': workspace };
}

type Paths = Omit<paths, 'parameters'>;
type Method = 'get' | 'post' | 'put' | 'delete' | 'patch';
/** The operation of a path, without its `/api/v1`, as the OpenAPI document describes it. */
type Operation<M extends Method, P extends string> = `/api/v1${P}` extends keyof Paths
  ? Paths[`/api/v1${P}`] extends { [method in M]: infer O }
    ? O
    : never
  : never;
type PathOf<M extends Method, K extends keyof Paths = keyof Paths> = K extends `/api/v1${infer P}`
  ? [Operation<M, P>] extends [never]
    ? never
    : P
  : never;
type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;
type Asked<O> = (O extends { parameters: { path: infer Names } } ? { path: Names } : { path?: never }) &
  (O extends { parameters: { query: infer Q } } ? { query: Q } : { query?: QueryOf<O> }) &
  (O extends { requestBody: { content: { 'application/json': infer B } } } ? { body: Sent<B> } : { body?: never });
/** What JSON leaves out may be left undefined, and lists are only read. */
type Sent<T> = T extends readonly (infer E)[]
  ? readonly Sent<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Sent<T[K]> | (Record<never, never> extends Pick<T, K> ? undefined : never) }
    : T;
type Json<R> = R extends { content: { 'application/json': infer A } } ? A : null;
type Answered<O> = O extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 202 | 204)]> : never;

/** The paths that give a view of a journey, by their last part. */
export type ViewName = {
  [P in PathOf<'get'>]: P extends `/journeys/{id}/${infer V}` ? (V extends `${string}/${string}` ? never : V) : never;
}[PathOf<'get'>];
export type ViewAnswer<V extends ViewName> = Answered<Operation<'get', `/journeys/{id}/${V}`>>;
export type ViewQuery<V extends ViewName> = QueryOf<Operation<'get', `/journeys/{id}/${V}`>>;

interface Request {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly body?: unknown;
}

/** The address of a call: the names of the path and the query filled in. What is null or undefined is left out. */
export function addressOf(path: string, { path: names = {}, query = {} }: Request = {}): string {
  const filled = Object.entries(names).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined) search.set(name, String(value));
  }
  // The same question is the same address, in whatever order it is put together.
  search.sort();
  return `/api/v1${filled}${search.size === 0 ? '' : `?${search}`}`;
}

/** An address of the API that a link may lead to: a browser that follows it sends no header, so it names the workspace. */
export function linkTo(path: string, { query = {}, ...asked }: Request = {}): string {
  return addressOf(path, { ...asked, query: { ...query, [workspaceParameter]: chosenWorkspace() } });
}

/** Calls the API as its OpenAPI document says and answers the JSON. Throws ApiProblem with what to do next. */
export function call<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[request]: Record<never, never> extends Asked<Operation<M, P>>
    ? [request?: Asked<Operation<M, P>>]
    : [request: Asked<Operation<M, P>>]
): Promise<Answered<Operation<M, P>>> {
  const asked = request as Request | undefined;
  return send(method, addressOf(path, asked), asked?.body);
}

/** Asks for a view of a journey. */
export function callView<V extends ViewName>(address: string, _view: V): Promise<ViewAnswer<V>> {
  return send('get', address);
}

async function send<T>(method: Method, address: string, body?: unknown): Promise<T> {
  const headers = { ...apiHeaders(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const request: RequestInit = { method: method.toUpperCase(), headers, credentials: 'same-origin' };
  if (body !== undefined) request.body = JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(address, request);
  } catch {
    throw new ApiProblem(
      0,
      'No answer',
      'TL_NOT_READY',
      'The server does not answer. Check that it runs, then try again.',
    );
  }
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? null : await response.json()) as T;
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as { title?: string; code?: string; detail?: string };
  return new ApiProblem(
    response.status,
    body.title ?? 'It did not work',
    body.code ?? '',
    body.detail ?? `The server answered ${response.status}.`,
  );
}

/** Sends a file as the body of a call, telling how much has gone. */
export function sendFile<T>(path: string, file: File, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    for (const [name, value] of Object.entries(apiHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => onProgress(event.loaded / Math.max(1, event.total));
    request.onerror = () =>
      reject(
        new ApiProblem(0, 'No answer', 'TL_NOT_READY', 'The connection broke while the file was sent. Send it again.'),
      );
    request.onload = () => {
      const body = JSON.parse(request.responseText || '{}') as T & { title?: string; code?: string; detail?: string };
      if (request.status < 300) resolve(body);
      else
        reject(
          new ApiProblem(
            request.status,
            body.title ?? '',
            body.code ?? '',
            body.detail ?? 'The file was not accepted.',
          ),
        );
    };
    request.send(file);
  });
}
