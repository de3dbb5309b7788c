import { lazy } from 'react';
import './webhooks.css';

export const WebhooksPage = lazy(async () => ({ default: (await import('./webhooks-page.tsx')).WebhooksPage }));
export const WebhookPage = lazy(async () => ({ default: (await import('./webhook-page.tsx')).WebhookPage }));
