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

export function chosenWorkspace(): string | null {
  return localStorage.getItem(workspaceKey);
}

export function chooseWorkspace(id: string | null): void {
  if (id === null) localStorage.removeItem(workspaceKey);
  else localStorage.setItem(workspaceKey, id);
}

export function apiHeaders(): Record<string, string> {
  const workspace = chosenWorkspace();
  return workspace === null ? {} : { 'throughline-workspace': workspace };
}

/** Calls the API and answers its JSON. Throws ApiProblem with what to do next. */
export async function api<T>(path: string, init: { method?: string; body?: unknown } = {}): Promise<T> {
  const headers = { ...apiHeaders(), ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) };
  const request: RequestInit = { method: init.method ?? 'GET', headers, credentials: 'same-origin' };
  if (init.body !== undefined) request.body = JSON.stringify(init.body);
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, request);
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
