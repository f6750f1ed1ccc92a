import { createHash } from 'node:crypto';
import { type Content, html, type Markup } from './markup.js';

/*
 * Long tables that few readers open. Until one is opened it is in a `template`: a browser reads it, but
 * does not lay it out. Without a script the page says where the same figures are.
 */

export interface LaterParts {
  /** Unique on the page. */
  readonly id: string;
  /** What is opened, as in `All 294 districts by rank`. */
  readonly summary: Content;
  readonly body: Content;
  /** Where else the same is, for those who see the page without its script. */
  readonly instead: Content;
  /** Whether paper has it too. */
  readonly printed?: boolean;
}

/**
 * A part of a page that is laid out only when a reader opens it, follows a link into it, or prints the
 * page.
 */
export const later = ({ id, summary, body, instead, printed = false }: LaterParts): Markup =>
  html`<details class="later${printed && ' printed'}" id="${id}"><summary>${summary}</summary>
<p class="instead">${instead}</p>
<template>${body}</template></details>
`;

/**
 * The one script of the pages. It is classic and short, takes nothing from the address but the id of an
 * element, and writes no text: it moves what the template of a part holds into the part.
 */
export const SCRIPT = `(function(){
function fill(part){
var held=part.querySelector('template');
if(!held)return;
var note=part.querySelector('.instead');
if(note)note.remove();
held.replaceWith(held.content);
}
function go(){
var id='';
try{id=decodeURIComponent(location.hash.slice(1))}catch(e){return}
if(!id)return;
var found=document.getElementById(id);
if(!found)document.querySelectorAll('details.later').forEach(function(part){
var held=part.querySelector('template');
if(found||!held||!held.content.getElementById(id))return;
fill(part);part.open=true;found=document.getElementById(id);
location.replace(location.hash);
});
}
document.addEventListener('toggle',function(e){
if(e.target.open&&e.target.matches('details.later'))fill(e.target);
},true);
var closed=[];
addEventListener('beforeprint',function(){
document.querySelectorAll('details.printed').forEach(function(part){
fill(part);
if(!part.open){closed.push(part);part.open=true}
});
});
addEventListener('afterprint',function(){
closed.forEach(function(part){part.open=false});closed=[];
});
addEventListener('hashchange',go);
go();
})();`;

/** The hash by which the policy of a page allows a script or a style. */
export const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
