from fastapi import APIRouter

router = APIRouter(prefix="/parcels")


async def load_parcel(connection, parcel_id):
    return await connection.fetchrow("SELECT id, weight FROM parcels WHERE id = $1", parcel_id)


@router.get("/{parcel_id}")
async def show_parcel(parcel_id: int, connection=Depends(connect)):
    return await load_parcel(connection, parcel_id)


@router.websocket("/{parcel_id}/track")
async def track_parcel(socket: WebSocket, parcel_id: int, connection=Depends(connect)):
    await socket.send_json(await load_parcel(connection, parcel_id))
