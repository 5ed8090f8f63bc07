<?php

namespace Press;

interface Tables
{
    const COMMENTS = 'comments';
    const VISIBLE = 'NOT hidden';
}
