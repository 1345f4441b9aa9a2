// The services' users of an evaluation's store: each may use the database of OpenChat and nothing else, and view-service reads the records,
// but for the indexes that they are searched by, the figures that it makes of them, and what it says of its settings.
const openchat = db.getSiblingDB('openchat');
openchat.createRole({
    role: 'makeIndexes',
    privileges: [{ resource: { db: 'openchat', collection: '' }, actions: ['createCollection', 'createIndex'] }],
    roles: [],
});
openchat.createRole({
    role: 'keepItsOwn',
    privileges: ['configured', 'feeds', 'figures'].map(collection => ({ resource: { db: 'openchat', collection }, actions: ['insert', 'update'] })),
    roles: [],
});
openchat.createUser({ user: 'chat', pwd: process.env.MONGODB_CHAT_PASSWORD, roles: ['readWrite'] });
openchat.createUser({ user: 'agent', pwd: process.env.MONGODB_AGENT_PASSWORD, roles: ['readWrite'] });
openchat.createUser({ user: 'view', pwd: process.env.MONGODB_VIEW_PASSWORD, roles: ['read', 'makeIndexes', 'keepItsOwn'] });
